import { css } from 'lit';

export const homeStyles = css`
  .hero {
    display: grid;
    grid-template-columns: 1.2fr 1fr;
    align-items: center;
    gap: 2rem;
    min-height: min(64vh, 560px);
  }
  h1 {
    font-size: clamp(2.5rem, 1.4rem + 4.4vw, 4.5rem);
    letter-spacing: -0.045em;
    line-height: 0.98;
  }
  em {
    background: var(--heat);
    background-clip: text;
    -webkit-text-fill-color: transparent;
    font-style: normal;
  }
  .words p {
    max-width: 42ch;
    margin: 1.3rem 0 1.8rem;
    font-size: 1.15rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.8rem;
  }
  .scene {
    position: relative;
    display: grid;
    place-items: center;
    aspect-ratio: 1;
    max-width: 470px;
    width: 100%;
    justify-self: center;
  }
  .scene sun-mark {
    position: absolute;
    inset: 4%;
    filter: drop-shadow(0 18px 60px #ff7a1f99);
  }
  dice-die {
    position: absolute;
    --size: clamp(84px, 11vw, 128px);
    animation: float 5s ease-in-out infinite alternate;
  }
  .one {
    left: 16%;
    bottom: 22%;
    rotate: -9deg;
  }
  .two {
    right: 14%;
    top: 26%;
    rotate: 12deg;
    animation-delay: -2.5s;
  }
  @keyframes float {
    to {
      translate: 0 -14px;
    }
  }
  .points {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(230px, 1fr));
    gap: 1rem;
    margin-top: 2rem;
  }
  .points li {
    padding: 1.2rem 1.3rem;
    border: 1px solid var(--line);
    border-top: 4px solid var(--sun-2);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .points h2 {
    margin-bottom: 0.35rem;
    font-size: 1.15rem;
  }
  @media (max-width: 760px) {
    .hero {
      grid-template-columns: 1fr;
      text-align: center;
      gap: 0.5rem;
    }
    .words p {
      margin-inline: auto;
    }
    .actions {
      justify-content: center;
    }
    .scene {
      order: -1;
      max-width: 270px;
    }
  }
`;
