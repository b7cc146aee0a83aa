import { css } from 'lit';

export const dieStyles = css`
  :host {
    --size: 110px;
    --half: calc(var(--size) / 2);
    position: relative;
    display: block;
    width: var(--size);
    height: var(--size);
    transition: filter 0.3s;
  }
  :host([faded]) {
    filter: saturate(0.6) brightness(0.74);
  }
  .shadow {
    position: absolute;
    inset: auto -8% -24% -8%;
    height: 30%;
    border-radius: 50%;
    background: radial-gradient(closest-side, #2a061899, #2a061800);
  }
  .hop,
  .tilt,
  .cube {
    width: 100%;
    height: 100%;
  }
  .hop {
    perspective: calc(var(--size) * 7);
  }
  .tilt,
  .cube {
    transform-style: preserve-3d;
  }
  .tilt {
    transform: rotateX(-24deg) rotateY(-30deg);
  }
  .cube {
    --face-1: #fffdf7;
    --face-2: #ffe3bd;
    --edge: #ffc98c;
    --pip: #8f1d2c;
    position: relative;
    transition: transform 1s cubic-bezier(0.16, 0.62, 0.3, 1);
  }
  :host([still]) .cube {
    transition: none;
  }
  .cube.seat-2 {
    --face-1: #7f63ff;
    --face-2: #5433d6;
    --edge: #4325b5;
    --pip: #fff6e2;
  }
  .face,
  .core {
    position: absolute;
    inset: 0;
    backface-visibility: hidden;
  }
  .face {
    display: grid;
    grid-template: repeat(3, 1fr) / repeat(3, 1fr);
    place-items: center;
    padding: 13%;
    border-radius: 19%;
    background: linear-gradient(145deg, var(--face-1) 35%, var(--face-2));
    box-shadow:
      inset 0 0 calc(var(--size) * 0.1) #fff8,
      inset 0 0 0 1px #fff6;
  }
  .core {
    inset: 4%;
    background: var(--edge);
  }
  .pip {
    width: 72%;
    aspect-ratio: 1;
    border-radius: 50%;
    background: radial-gradient(circle at 40% 30%, color-mix(in srgb, var(--pip), #000 28%), var(--pip) 70%);
    box-shadow:
      inset 0 2px 3px #0006,
      0 1px 0 #fff6;
  }
  .f1 {
    --turn: rotateY(0deg);
  }
  .f2 {
    --turn: rotateY(90deg);
  }
  .f3 {
    --turn: rotateX(90deg);
  }
  .f4 {
    --turn: rotateX(-90deg);
  }
  .f5 {
    --turn: rotateY(-90deg);
  }
  .f6 {
    --turn: rotateY(180deg);
  }
  .face {
    transform: var(--turn) translateZ(var(--half));
  }
  .core {
    transform: var(--turn) translateZ(calc(var(--half) * 0.92));
  }
  @media (prefers-reduced-motion: reduce) {
    .cube,
    :host {
      transition: none;
    }
  }
`;
