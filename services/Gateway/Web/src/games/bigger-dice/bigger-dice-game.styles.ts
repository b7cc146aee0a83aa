import { css } from 'lit';

export const gameStyles = css`
  .felt {
    position: relative;
    display: grid;
    grid-template-columns: minmax(150px, 1fr) minmax(0, 2.2fr) minmax(150px, 1fr);
    grid-template-areas: 'first centre second';
    align-items: stretch;
    gap: clamp(0.6rem, 2vw, 1.5rem);
    min-height: 460px;
    padding: clamp(0.75rem, 2.5vw, 1.75rem);
    overflow: hidden;
    border-radius: 32px;
    background: var(--felt);
    box-shadow:
      inset 0 0 0 2px #ffffff30,
      inset 0 -10px 0 #0000001f,
      var(--shadow-deep);
    color: var(--ink);
  }
  .felt::before {
    content: '';
    position: absolute;
    inset: 50% auto auto 50%;
    width: 160%;
    aspect-ratio: 1;
    translate: -50% -46%;
    background: repeating-conic-gradient(from 0deg, var(--glow) 0 7.5deg, transparent 7.5deg 15deg);
    mask: radial-gradient(closest-side, transparent 6%, #000a 30%, transparent 80%);
  }
  .felt > * {
    position: relative;
  }
  .seat-1 {
    grid-area: first;
  }
  .seat-2 {
    grid-area: second;
  }
  .centre {
    grid-area: centre;
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 1.1rem;
    text-align: center;
  }
  .turn {
    font-size: clamp(1.4rem, 1rem + 2vw, 2.1rem);
    overflow-wrap: anywhere;
  }
  .turn.mine {
    background: var(--heat);
    background-clip: text;
    -webkit-text-fill-color: transparent;
    animation: pulse 0.5s ease-in-out 4 alternate;
  }
  @keyframes pulse {
    to {
      scale: 1.05;
    }
  }
  .dice {
    display: flex;
    gap: clamp(3.6rem, 8vw, 5.5rem);
    padding: 2.4rem 1rem 2rem;
  }
  dice-die {
    --size: clamp(80px, 12vw, 124px);
  }
  .round {
    min-height: 1.6em;
    font-weight: 700;
  }
  .roll {
    min-width: min(260px, 80vw);
    min-height: 66px;
    font-size: 1.45rem;
  }
  .roll[aria-disabled='true'],
  .roll[aria-disabled='true']:hover {
    cursor: default;
    filter: grayscale(0.75) brightness(0.92);
    box-shadow: none;
  }
  verify-panel {
    margin-top: 1rem;
  }
  .keys {
    margin-top: 0.9rem;
    text-align: center;
    font-size: 0.85rem;
  }
  kbd {
    padding: 0.1em 0.5em;
    border: 1px solid var(--line-strong);
    border-bottom-width: 3px;
    border-radius: 6px;
    background: var(--surface-raised);
    font: inherit;
    font-weight: 700;
  }
  @media (max-width: 760px) {
    .felt {
      grid-template-columns: 1fr 1fr;
      grid-template-areas: 'first second' 'centre centre';
      min-height: 0;
      border-radius: 24px;
    }
    .roll {
      width: 100%;
    }
  }
  @media (hover: none), (pointer: coarse) {
    .keys {
      display: none;
    }
  }
`;
