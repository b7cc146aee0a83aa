import { css } from 'lit';

/** What the places have in common in which people talk. */
export const panelStyles = css`
  .panel {
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) + 6px);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  message-list {
    flex: 1;
    min-height: 0;
  }
`;
