import { css } from 'lit';

export const scorePanelStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .panel {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 0.4rem;
    height: 100%;
    padding: 1rem 0.6rem;
    border: 2px solid transparent;
    border-radius: 24px;
    background: color-mix(in srgb, var(--surface) 78%, transparent);
    transition:
      border-color 0.3s,
      box-shadow 0.3s;
  }
  .panel.active {
    border-color: var(--seat-1);
    box-shadow: 0 0 34px -6px var(--seat-1);
  }
  .panel.active.seat-2 {
    border-color: var(--seat-2);
    box-shadow: 0 0 34px -6px var(--seat-2);
  }
  .name {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 750;
  }
  .you,
  .bot {
    padding: 0.05em 0.5em;
    border-radius: 999px;
    background: var(--ink);
    color: var(--bg);
    font-size: 0.72rem;
    font-weight: 800;
    vertical-align: 0.1em;
  }
  .bot {
    background: var(--seat-2-deep);
    color: #fff;
  }
  .score {
    font: 900 clamp(2.8rem, 9vw, 6rem) / 1 var(--font-display);
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.05em;
  }
  .track {
    display: grid;
    grid-template-columns: repeat(10, 1fr);
    gap: 3px;
    width: min(160px, 100%);
    margin-top: 0.5rem;
  }
  player-avatar {
    --size: 84px;
  }
  .track i {
    height: 10px;
    border-radius: 4px;
    background: color-mix(in srgb, var(--ink) 16%, transparent);
  }
  .won {
    animation: pop 0.5s cubic-bezier(0.3, 1.8, 0.5, 1);
  }
  .seat-1 .track .won {
    background: linear-gradient(180deg, #ffc94d, var(--seat-1));
  }
  .seat-2 .track .won {
    background: linear-gradient(180deg, #b7a3ff, var(--seat-2));
  }
  @keyframes pop {
    from {
      scale: 0.2 1.8;
    }
  }
  .absent {
    color: var(--danger);
    font-size: 0.85rem;
    font-weight: 700;
    text-align: center;
  }
  @media (max-width: 760px) {
    .panel {
      grid-template: auto auto / auto 1fr;
      align-items: center;
      justify-items: start;
      gap: 0.1rem 0.6rem;
      padding: 0.6rem;
    }
    player-avatar {
      --size: 38px;
    }
    countdown-ring {
      padding: 6px;
    }
    .name {
      grid-area: 1 / 1 / 2 / 3;
    }
    .track,
    .absent {
      grid-column: 1 / 3;
    }
    .score {
      justify-self: end;
    }
  }
`;
