import { css } from 'lit';

export const surfaces = css`
  .card {
    padding: clamp(1rem, 3vw, 1.75rem);
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) + 6px);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    padding: 0.2em 0.7em;
    border: 1px solid var(--line);
    border-radius: 999px;
    background: var(--surface-sunken);
    color: var(--ink);
    font-size: 0.82rem;
    font-weight: 700;
    white-space: nowrap;
  }
  .stack {
    display: grid;
    gap: 1rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem;
  }
  .spread {
    justify-content: space-between;
  }
`;
