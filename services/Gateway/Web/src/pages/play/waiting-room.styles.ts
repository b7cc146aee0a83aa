import { css } from 'lit';

export const waitingRoomStyles = css`
  section {
    display: grid;
    grid-template-columns: 1.15fr 1fr;
    gap: clamp(1.2rem, 4vw, 3rem);
    padding: clamp(1rem, 4vw, 2.6rem);
  }
  h2 {
    font-size: 1.45rem;
  }
  .invite {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 0.7rem;
    padding: clamp(1.2rem, 4vw, 2.4rem) 1rem;
    border-radius: 26px;
    background: var(--felt);
    text-align: center;
  }
  .invite .soft {
    color: var(--ink);
  }
  .code {
    padding: 0.15em 0.3em 0.15em 0.5em;
    border-radius: 20px;
    background: var(--surface-raised);
    box-shadow: var(--shadow-deep);
    font: 850 clamp(2rem, 8.5vw, 3.6rem) / 1.25 ui-monospace, 'Cascadia Mono', 'Menlo', 'Consolas', monospace;
    letter-spacing: 0.16em;
  }
  .centred {
    justify-content: center;
  }
  .people {
    display: grid;
    align-content: start;
    gap: 0.9rem;
  }
  ul {
    display: grid;
    gap: 0.6rem;
  }
  li {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    min-width: 0;
    padding: 0.55rem 0.8rem;
    border: 1px solid var(--line);
    border-radius: 18px;
    background: var(--surface-raised);
  }
  .free {
    border-style: dashed;
    background: transparent;
    color: var(--ink-soft);
  }
  .end {
    flex: none;
    margin-left: auto;
  }
  .icon {
    display: grid;
    flex: none;
    width: 20px;
  }
  .button.icon {
    width: auto;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 750;
  }
  player-avatar,
  .coin {
    --size: 44px;
  }
  .coin {
    flex: none;
    width: 44px;
    height: 44px;
    border: 2px dashed var(--line-strong);
    border-radius: 50%;
    animation: wait 1.6s ease-in-out infinite alternate;
  }
  @keyframes wait {
    to {
      opacity: 0.3;
    }
  }
  .ready {
    border-color: var(--success);
    color: var(--success);
  }
  .tick {
    display: grid;
    width: 13px;
  }
  @media (max-width: 420px) {
    li {
      flex-wrap: wrap;
    }
    .name {
      max-width: 100%;
    }
  }
  @media (max-width: 760px) {
    section {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
