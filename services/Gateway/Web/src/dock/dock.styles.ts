import { css } from 'lit';

/** What the views of the dock share. */
export const rowStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .person {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    width: 100%;
    min-height: 60px;
    padding: 0.5rem 0.85rem;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
  }
  button.person {
    cursor: pointer;
  }
  button.person:hover {
    background: color-mix(in srgb, var(--surface-sunken) 60%, transparent);
  }
  button.person:focus-visible {
    outline-offset: -3px;
  }
  .text {
    flex: 1;
    min-width: 0;
  }
  .name,
  .detail {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name {
    font-weight: 750;
  }
  .detail {
    color: var(--ink-soft);
    font-size: 0.85rem;
  }
  .empty {
    margin: auto;
    padding: 1.5rem;
    text-align: center;
    text-wrap: balance;
  }
`;
