import { css } from 'lit';

export const roomListStyles = css`
  ul {
    display: grid;
    gap: 0.65rem;
  }
  li {
    display: grid;
    grid-template-columns: 1fr auto auto;
    align-items: center;
    gap: 0.5rem 1rem;
    padding: 0.8rem 1rem;
    border: 1px solid var(--line);
    border-radius: 18px;
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  .what {
    display: grid;
    min-width: 0;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 800;
  }
  .what .soft {
    font-size: 0.88rem;
  }
  .facts {
    display: flex;
    gap: 0.35rem;
  }
  .waiting {
    border-color: var(--success);
    color: var(--success);
  }
  .eye {
    display: grid;
    width: 15px;
  }
  .empty {
    padding: 2.4rem 1.2rem;
    border: 2px dashed var(--line);
    border-radius: 20px;
    background: color-mix(in srgb, var(--surface) 55%, transparent);
    text-align: center;
  }
  @media (max-width: 520px) {
    li {
      grid-template-columns: 1fr auto;
    }
    .what {
      grid-column: 1 / 3;
    }
  }
`;
