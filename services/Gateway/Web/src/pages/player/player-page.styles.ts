import { css } from 'lit';

export const playerStyles = css`
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.8rem 1.2rem;
    margin-bottom: 1.4rem;
  }
  h1 {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  dl {
    display: flex;
    gap: 0.6rem;
    margin-left: auto;
  }
  dl div {
    display: grid;
    justify-items: center;
    min-width: 5.4rem;
    padding: 0.55rem 0.9rem;
    border: 1px solid var(--line);
    border-top: 4px solid var(--sun-2);
    border-radius: var(--radius);
    background: var(--surface);
  }
  dt {
    order: 2;
    color: var(--ink-soft);
    font-size: 0.85rem;
    font-weight: 700;
  }
  dd {
    font: 900 1.8rem/1.1 var(--font-display);
    font-variant-numeric: tabular-nums;
  }
  h2 {
    margin-bottom: 0.8rem;
    font-size: 1.35rem;
  }
  ul {
    display: grid;
    gap: 0.65rem;
  }
  .more {
    display: grid;
    justify-content: center;
    margin-top: 1.2rem;
  }
  .empty {
    padding: 2.4rem 1.2rem;
    border: 2px dashed var(--line);
    border-radius: 20px;
    background: color-mix(in srgb, var(--surface) 55%, transparent);
    text-align: center;
  }
  @media (max-width: 560px) {
    dl {
      margin-left: 0;
      width: 100%;
    }
    dl div {
      flex: 1;
    }
  }
`;
