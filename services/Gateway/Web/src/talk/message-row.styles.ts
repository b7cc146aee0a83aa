import { css } from 'lit';

export const messageRowStyles = css`
  .row {
    display: flex;
    align-items: flex-end;
    gap: 0.4rem;
    max-width: 100%;
  }
  .row.leads {
    margin-top: 0.45rem;
  }
  .row.own {
    flex-direction: row-reverse;
  }
  .bubble {
    min-width: 0;
    max-width: 84%;
    padding: 0.42rem 0.75rem;
    border-radius: 6px 16px 16px 6px;
    background: var(--surface-sunken);
    color: var(--ink);
    font-size: 0.95rem;
    line-height: 1.4;
  }
  .row.leads .bubble {
    border-top-left-radius: 16px;
  }
  .own .bubble {
    border-radius: 16px 6px 6px 16px;
    background: var(--own-bubble);
    color: var(--own-ink);
  }
  .row.own.leads .bubble {
    border-top-left-radius: 16px;
    border-top-right-radius: 16px;
  }
  .failed .bubble {
    outline: 2px solid var(--danger);
    outline-offset: -2px;
  }
  .sending .bubble {
    opacity: 0.6;
  }
  .who {
    display: flex;
    align-items: baseline;
    gap: 0.5em;
    font-size: 0.8rem;
  }
  .who .name {
    color: var(--accent);
    font-weight: 750;
    text-decoration: none;
  }
  .who .name:hover {
    text-decoration: underline;
  }
  .text {
    display: block;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    unicode-bidi: isolate;
  }
  .text a {
    color: inherit;
    font-weight: 650;
  }
  time {
    flex: none;
    color: var(--ink-soft);
    font-size: 0.7rem;
    font-variant-numeric: tabular-nums;
  }
  .more {
    display: grid;
    flex: none;
    place-items: center;
    align-self: center;
    width: 32px;
    height: 32px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: transparent;
    color: var(--ink-soft);
    cursor: pointer;
    opacity: 0;
  }
  .more svg {
    width: 18px;
  }
  .row:hover .more,
  .row:focus-within .more,
  .more:focus-visible {
    opacity: 1;
  }
  .trouble {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    align-items: center;
    gap: 0.1rem 0.5rem;
    padding-top: 0.15rem;
    color: var(--danger);
    font-size: 0.8rem;
    font-weight: 650;
    text-align: end;
  }
  .trouble button {
    min-height: 32px;
    padding: 0 0.5em;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 800;
    text-decoration: underline;
    cursor: pointer;
  }
  @media (hover: none) {
    .more {
      opacity: 0.75;
    }
  }
`;
