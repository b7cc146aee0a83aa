import { css } from 'lit';

export const accountStyles = css`
  :host {
    display: grid;
    justify-items: center;
    padding-top: clamp(0rem, 4vh, 3rem);
  }
  .card {
    position: relative;
    width: min(27rem, 100%);
    margin-top: 3.2rem;
    padding-top: 4rem;
    box-shadow: var(--shadow-deep);
  }
  sun-mark {
    position: absolute;
    top: -3.4rem;
    left: calc(50% - 3.2rem);
    width: 6.4rem;
    filter: drop-shadow(0 10px 22px #ff7a1f88);
  }
  h1 {
    text-align: center;
    font-size: 1.9rem;
  }
  .lead {
    margin: 0.4rem 0 1.4rem;
    text-align: center;
  }
  form {
    display: grid;
    gap: 1rem;
  }
  .alert {
    padding: 0.7rem 0.9rem;
    border: 2px solid var(--danger);
    border-radius: 12px;
    color: var(--danger);
    font-weight: 650;
  }
  .other {
    margin-top: 1.2rem;
    text-align: center;
  }
`;
