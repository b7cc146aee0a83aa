import { css } from 'lit';

/** How much is new. */
export const badge = css`
  .count {
    min-width: 1.6em;
    padding: 0.15em 0.45em;
    border-radius: 999px;
    background: var(--badge);
    color: #fff;
    font-size: 0.76rem;
    font-weight: 800;
    font-variant-numeric: tabular-nums;
    line-height: 1.3;
    text-align: center;
  }
`;
