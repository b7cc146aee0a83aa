import { css } from 'lit';

export const moderationStyles = css`
  ul {
    display: grid;
    gap: 1.1rem;
    margin-top: 1.4rem;
  }
  .card {
    padding: 1.1rem clamp(0.9rem, 3vw, 1.5rem);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.2rem 1rem;
  }
  .reason {
    margin-top: 0.5rem;
    overflow-wrap: anywhere;
  }
  ol {
    display: grid;
    gap: 0.2rem;
    margin: 0.8rem 0;
    padding: 0.5rem;
    border-radius: 14px;
    background: var(--surface-sunken);
  }
  ol li {
    padding: 0.3rem 0.6rem;
    border-inline-start: 4px solid transparent;
    border-radius: 8px;
    overflow-wrap: anywhere;
  }
  .reported {
    border-color: var(--danger);
    background: var(--surface-raised);
  }
  .text {
    white-space: pre-wrap;
    unicode-bidi: isolate;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
  }
  .empty {
    margin-top: 1.4rem;
    padding: 2.4rem 1.2rem;
    border: 2px dashed var(--line);
    border-radius: 20px;
    text-align: center;
  }
  .more {
    margin-top: 1.2rem;
    text-align: center;
  }
`;
