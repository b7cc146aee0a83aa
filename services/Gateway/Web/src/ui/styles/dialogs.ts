import { css } from 'lit';

export const dialogs = css`
  dialog {
    width: min(24rem, calc(100vw - 2rem));
    padding: 1.4rem;
    border: 1px solid var(--line);
    border-radius: 24px;
    background: var(--surface-raised);
    color: var(--ink);
    box-shadow: var(--shadow-deep);
  }
  dialog::backdrop {
    background: #14051fb3;
  }
  .actions {
    display: flex;
    justify-content: flex-end;
    gap: 0.6rem;
  }
`;
