import { css } from 'lit';

export const lobbyChatStyles = css`
  :host {
    display: block;
  }
  header {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    min-height: 52px;
    padding: 0.5rem 1.1rem;
    border-bottom: 1px solid var(--line);
  }
  h2 {
    flex: 1;
    font-size: 1.2rem;
  }
  .icon {
    display: grid;
    width: 16px;
  }
`;
