import { css } from 'lit';

export const dockStyles = css`
  aside {
    position: fixed;
    right: max(1rem, env(safe-area-inset-right));
    bottom: max(1rem, env(safe-area-inset-bottom));
    z-index: 15;
    display: flex;
    flex-direction: column;
    width: 372px;
    height: min(600px, calc(100dvh - 96px));
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: 24px;
    background: var(--surface);
    box-shadow: var(--shadow-deep);
    animation: rise 0.18s ease-out;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 0.2rem;
    padding: 0.45rem 0.5rem 0.45rem 0.85rem;
  }
  .bar h2 {
    flex: 1;
    font-size: 1.2rem;
  }
  [role='tablist'] {
    display: grid;
    grid-template-columns: 1fr 1fr;
    padding: 0 0.85rem;
    border-bottom: 1px solid var(--line);
  }
  [role='tab'] {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.45rem;
    min-height: 44px;
    margin-bottom: -1px;
    border: 0;
    border-bottom: 3px solid transparent;
    background: none;
    color: var(--ink-soft);
    font: 750 0.95rem/1 var(--font);
    cursor: pointer;
  }
  [role='tab'][aria-selected='true'] {
    border-color: var(--sun-2);
    color: var(--ink);
  }
  [role='tabpanel'] {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  [role='tabpanel'] > *,
  conversation-view {
    flex: 1;
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 12px;
    }
  }
  @media (max-width: 640px) {
    aside {
      inset: 0;
      width: 100%;
      height: 100dvh;
      padding-bottom: env(safe-area-inset-bottom);
      border: 0;
      border-radius: 0;
    }
  }
`;
