import { css } from 'lit';

export const verifyPanelStyles = css`
  :host {
    display: grid;
    gap: 0.9rem;
    padding: 1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    text-align: left;
  }
  .verdict {
    font-weight: 800;
    font-size: 1.05rem;
  }
  .pass {
    color: var(--success);
  }
  .fail {
    color: var(--danger);
  }
  dl {
    display: grid;
    gap: 0.1rem;
  }
  dt {
    margin-top: 0.3rem;
    color: var(--ink-soft);
    font-size: 0.8rem;
    font-weight: 700;
  }
  dd {
    font: 0.8rem/1.35 ui-monospace, 'Cascadia Mono', 'Menlo', 'Consolas', monospace;
    overflow-wrap: anywhere;
  }
  .rolls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem;
  }
  li {
    padding: 0.15rem 0.5rem;
    border: 1.5px solid currentColor;
    border-radius: 9px;
    font-weight: 800;
    font-variant-numeric: tabular-nums;
  }
`;
