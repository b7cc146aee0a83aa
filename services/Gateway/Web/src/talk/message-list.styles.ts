import { css } from 'lit';

export const messageListStyles = css`
  :host {
    display: block;
    min-height: 0;
    position: relative;
  }
  .scroll {
    display: flex;
    flex-direction: column;
    height: 100%;
    padding: 0.6rem 0.85rem;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--line-strong) transparent;
  }
  .scroll:focus-visible {
    outline-offset: -3px;
  }
  .scroll > :first-child {
    margin-top: auto;
  }
  ol {
    display: flex;
    flex-direction: column;
    gap: 0.15rem;
  }
  .between {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    margin: 0.7rem 0 0.35rem;
    color: var(--ink-soft);
    font-size: 0.76rem;
    font-weight: 700;
  }
  .between::before,
  .between::after {
    content: '';
    flex: 1;
    border-top: 1px solid var(--line);
  }
  .between.new {
    color: var(--accent);
  }
  .between.new::before,
  .between.new::after {
    border-color: var(--accent);
  }
  .empty {
    margin: auto;
    padding: 1rem;
    text-align: center;
    text-wrap: balance;
  }
  .older {
    align-self: center;
    min-height: 36px;
    padding: 0.3em 1em;
    border-radius: 999px;
    font-size: 0.82rem;
  }
  .receipt {
    align-self: flex-end;
    padding: 0.1rem 0.3rem 0;
    color: var(--ink-soft);
    font-size: 0.72rem;
    font-weight: 650;
  }
  .jump {
    position: absolute;
    right: 0.9rem;
    bottom: 0.6rem;
    min-height: 40px;
    padding: 0.3em 1em;
    border-radius: 999px;
    box-shadow: var(--shadow-deep);
    font-size: 0.85rem;
  }
`;
