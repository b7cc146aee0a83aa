import { css } from 'lit';

export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-height: 44px;
    padding: 0.55em 1.15em;
    border: 2px solid var(--line);
    border-bottom-width: 4px;
    border-radius: 14px;
    background: var(--surface-raised);
    color: var(--ink);
    font: 700 1rem/1.2 var(--font);
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
    transition:
      transform 0.08s,
      filter 0.15s,
      border-color 0.15s;
  }
  .button:hover:not(:disabled, [aria-disabled='true']) {
    filter: brightness(1.05);
    border-color: var(--line-strong);
  }
  .button:active:not(:disabled, [aria-disabled='true']) {
    transform: translateY(2px);
    border-bottom-width: 2px;
    margin-bottom: 2px;
  }
  .button:disabled {
    cursor: not-allowed;
    opacity: 0.55;
  }
  .button.primary {
    border-color: #d9560f;
    border-top-color: #ffe28a;
    border-bottom-color: #a8330a;
    background: linear-gradient(180deg, #ffd24a, #ff9326 70%, #ff7a1f);
    color: var(--on-sun);
    font-weight: 850;
    box-shadow: 0 8px 22px -8px #ff7a1f99;
  }
  .button.large {
    min-height: 58px;
    padding: 0.6em 1.8em;
    border-radius: 18px;
    font-size: 1.2rem;
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
  }
  .button.quiet:hover:not(:disabled) {
    border-color: var(--line);
  }
  .button.danger {
    color: var(--danger);
  }
  .button.icon {
    min-width: 44px;
    padding: 0.4em;
  }
  .button.icon svg {
    width: 22px;
    height: 22px;
  }
`;
