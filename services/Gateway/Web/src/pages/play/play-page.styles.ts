import { css } from 'lit';

export const playPageStyles = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.1rem;
  }
  @media (min-width: 1000px) {
    .columns {
      grid-template-columns: minmax(0, 1fr) 290px;
      align-items: start;
    }
    room-chat {
      position: sticky;
      top: 76px;
    }
  }
`;
