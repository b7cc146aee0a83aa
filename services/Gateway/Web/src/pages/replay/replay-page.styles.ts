import { css } from 'lit';

export const replayStyles = css`
  header {
    display: grid;
    gap: 0.5rem;
    margin-bottom: 0.9rem;
  }
  h1 {
    min-width: 0;
    font-size: clamp(1.25rem, 1rem + 1.5vw, 1.75rem);
    overflow-wrap: anywhere;
  }
  .outcome {
    min-width: 0;
    font-size: 1.1rem;
    overflow-wrap: anywhere;
  }
  .score {
    font-weight: 850;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .games {
    display: flex;
    margin-left: auto;
    flex-wrap: wrap;
    gap: 0.4rem;
  }
  .games a {
    min-height: 38px;
    padding: 0.25em 0.9em;
    font-size: 0.92rem;
  }
  .games a[aria-current] {
    border-color: var(--sun-2);
    background: var(--sun-1);
    color: var(--on-sun);
  }
  .below {
    display: grid;
    gap: 1rem;
    margin-top: 1rem;
  }
  .icon {
    display: grid;
    width: 20px;
  }
  .below .button {
    justify-self: start;
  }
`;
