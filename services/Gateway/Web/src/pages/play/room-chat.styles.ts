import { css } from 'lit';

export const roomChatStyles = css`
  :host {
    display: block;
    min-height: 0;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    min-height: 50px;
    padding: 0.4rem 1rem;
    font-weight: 800;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:focus-visible {
    outline-offset: -3px;
    border-radius: 20px;
  }
  .icon {
    display: grid;
    flex: none;
    width: 20px;
  }
  .preview {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    color: var(--ink-soft);
    font-size: 0.88rem;
    font-weight: 500;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .content {
    display: flex;
    flex-direction: column;
    height: 380px;
    border-top: 1px solid var(--line);
  }
`;
