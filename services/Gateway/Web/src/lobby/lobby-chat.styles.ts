import { css } from 'lit';

export const lobbyChatStyles = css`
  :host {
    display: block;
  }
  section {
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) + 6px);
    background: var(--surface);
    box-shadow: var(--shadow);
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
  message-list {
    flex: 1;
    min-height: 0;
  }
`;
