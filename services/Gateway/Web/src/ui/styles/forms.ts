import { css } from 'lit';

export const forms = css`
  .field {
    display: grid;
    gap: 0.3rem;
  }
  .field label,
  legend {
    font-weight: 700;
    font-size: 0.92rem;
  }
  input:not([type='checkbox']),
  select {
    width: 100%;
    min-height: 48px;
    padding: 0.5em 0.85em;
    border: 2px solid var(--line-strong);
    border-radius: 12px;
    background: var(--surface-raised);
    color: var(--ink);
    font: inherit;
    font-size: 1rem;
  }
  input::placeholder {
    color: var(--ink-soft);
    opacity: 0.75;
  }
  input[aria-invalid='true'] {
    border-color: var(--danger);
  }
  .hint {
    color: var(--ink-soft);
    font-size: 0.85rem;
  }
  .field-error {
    color: var(--danger);
    font-size: 0.88rem;
    font-weight: 600;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    min-height: 44px;
    font-weight: 600;
  }
  .check input {
    width: 22px;
    height: 22px;
    accent-color: var(--sun-2);
  }
`;
