import { css } from 'lit';

export const conversationStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  header {
    display: flex;
    align-items: center;
    gap: 0.65rem;
    padding: 0.45rem 0.6rem;
    border-bottom: 1px solid var(--line);
  }
  .text {
    flex: 1;
    min-width: 0;
    line-height: 1.25;
  }
  .name {
    display: block;
    overflow: hidden;
    color: inherit;
    font-weight: 800;
    text-decoration: none;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name:hover {
    text-decoration: underline;
  }
  .detail {
    color: var(--ink-soft);
    font-size: 0.82rem;
  }
  message-list {
    flex: 1;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    padding: 0.6rem 0.85rem;
    border-bottom: 1px solid var(--line);
    background: var(--surface-sunken);
    font-size: 0.88rem;
  }
  .notice span {
    flex: 1 1 12rem;
  }
  .notice .button {
    min-height: 40px;
    padding: 0.3em 0.8em;
    font-size: 0.9rem;
  }
`;
