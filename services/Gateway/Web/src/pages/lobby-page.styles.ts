import { css } from 'lit';

export const lobbyStyles = css`
  header {
    position: relative;
    display: grid;
    align-items: end;
    min-height: 210px;
    margin-bottom: 1.4rem;
    overflow: hidden;
    border-radius: 28px;
    background: #14051f;
    box-shadow: var(--shadow-deep);
    color: #fff;
  }
  game-art {
    position: absolute;
    inset: 0;
    --things-left: 52%;
    --things-top: 2%;
  }
  .title {
    position: relative;
    padding: 3rem clamp(1rem, 4vw, 2rem) 1.2rem;
    background: linear-gradient(180deg, transparent, #14051fd9 70%);
    z-index: 2;
  }
  .title p {
    max-width: 60ch;
    margin-top: 0.3rem;
  }
  .own {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.5rem 1rem;
    margin-bottom: 1.4rem;
    padding: 1rem 1.3rem;
    border-radius: 20px;
    background: linear-gradient(95deg, #ffd24a, #ff9326);
    box-shadow: var(--shadow);
    color: var(--on-sun);
    text-decoration: none;
  }
  .back {
    font-weight: 850;
  }
  .columns {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1.7fr) minmax(280px, 1fr);
    grid-template-rows: auto 1fr;
    align-items: start;
    gap: 1.4rem;
  }
  h2 {
    margin-bottom: 0.8rem;
    font-size: 1.35rem;
  }
  aside {
    display: grid;
    grid-row: span 2;
    gap: 1.2rem;
  }
  lobby-chat {
    grid-column: 1;
    height: 420px;
  }
  @media (max-width: 640px) {
    header {
      min-height: 250px;
    }
    game-art {
      inset: 0 0 22%;
      --things-left: 0;
    }
  }
  @media (max-width: 800px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: none;
    }
    aside {
      grid-row: auto;
    }
    room-list {
      display: block;
      max-height: 62vh;
      overflow-y: auto;
    }
  }
`;
