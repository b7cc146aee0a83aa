import { css } from 'lit';

export const topBarStyles = css`
  :host {
    position: sticky;
    top: 0;
    z-index: 10;
    border-bottom: 1px solid var(--line);
    background: color-mix(in srgb, var(--bg) 86%, transparent);
    backdrop-filter: blur(12px);
  }
  header {
    display: flex;
    align-items: center;
    gap: clamp(0.4rem, 2vw, 1.5rem);
    width: min(1120px, 100%);
    min-height: 60px;
    margin: 0 auto;
    padding: 0.25rem clamp(0.75rem, 3vw, 2rem);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 0.55rem;
    color: var(--ink);
    font: 800 1.25rem/1 var(--font-display);
    letter-spacing: -0.03em;
    text-decoration: none;
  }
  .brand b {
    color: var(--accent);
    font-weight: inherit;
  }
  sun-mark {
    width: 34px;
  }
  nav a {
    display: inline-flex;
    align-items: center;
    min-height: 44px;
    padding: 0 0.6rem;
    color: var(--ink);
    font-weight: 700;
    text-decoration: none;
  }
  nav a:hover {
    color: var(--accent);
  }
  .tools,
  .me {
    display: flex;
    align-items: center;
    gap: 0.25rem;
  }
  .tools {
    margin-left: auto;
  }
  .me {
    gap: 0.5rem;
    min-height: 44px;
    margin-left: 0.35rem;
    color: var(--ink);
    font-weight: 700;
    text-decoration: none;
  }
  .me:hover {
    color: var(--accent);
  }
  .name {
    max-width: 11ch;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .chat {
    position: relative;
  }
  .count {
    position: absolute;
    top: 0;
    right: -2px;
    border: 2px solid var(--bg);
    font-size: 0.7rem;
  }
  player-avatar {
    --size: 32px;
  }
  @media (max-width: 420px) {
    header {
      padding-inline: 0.5rem;
    }
    nav a {
      padding: 0 0.3rem;
    }
    .tools {
      gap: 0;
    }
    .button.icon {
      min-width: 40px;
      padding: 0.3em;
    }
  }
  @media (max-width: 560px) {
    .word,
    .name {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`;
