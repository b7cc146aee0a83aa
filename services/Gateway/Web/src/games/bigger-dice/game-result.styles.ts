import { css } from 'lit';

export const gameResultStyles = css`
  :host {
    display: grid;
    justify-items: center;
    gap: 0.6rem;
    width: 100%;
    animation: arrive 0.5s cubic-bezier(0.2, 1.5, 0.4, 1);
  }
  @keyframes arrive {
    from {
      opacity: 0;
      scale: 0.8;
    }
  }
  sun-mark {
    width: 104px;
    filter: drop-shadow(0 6px 24px #ffb02a);
  }
  .set {
    filter: grayscale(0.6) brightness(0.85);
  }
  h2 {
    font-size: clamp(2.1rem, 1.3rem + 4vw, 3.6rem);
    overflow-wrap: anywhere;
  }
  h2:focus {
    outline: none;
  }
  .score {
    font: 900 1.9rem/1 var(--font-display);
    font-variant-numeric: tabular-nums;
  }
  .note {
    font-weight: 750;
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.6rem;
    margin-top: 0.4rem;
  }
  .icon {
    display: grid;
    width: 20px;
  }
`;
