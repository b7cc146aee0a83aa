import { css } from 'lit';

export const gamesStyles = css`
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(300px, 100%), 1fr));
    gap: 1.4rem;
    margin-top: 1.6rem;
  }
  li {
    display: grid;
  }
  .game {
    display: grid;
    grid-template-rows: 210px 1fr;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: 26px;
    background: var(--surface);
    box-shadow: var(--shadow);
    color: var(--ink);
    text-decoration: none;
    transition:
      translate 0.2s,
      box-shadow 0.2s;
  }
  a.game:hover,
  a.game:focus-visible {
    translate: 0 -5px;
    box-shadow: var(--shadow-deep);
  }
  lobby-chat {
    height: 440px;
    margin-top: 2rem;
  }
  .later game-art {
    filter: saturate(0.45) brightness(0.85);
  }
  .text {
    display: grid;
    grid-template-rows: auto 1fr auto;
    gap: 0.5rem;
    padding: 1.2rem 1.3rem 1.3rem;
  }
  .row {
    justify-content: space-between;
    margin-top: 0.5rem;
  }
  .go {
    color: var(--accent);
    font-weight: 850;
  }
`;
