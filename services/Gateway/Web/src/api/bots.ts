import { call } from './http';

const botsOf = (roomId: string): string => `/api/rooms/${encodeURIComponent(roomId)}/bots`;

export const bots = {
  add: (roomId: string): Promise<void> => call('POST', botsOf(roomId)),

  remove: (roomId: string, playerId: string): Promise<void> =>
    call('DELETE', `${botsOf(roomId)}/${encodeURIComponent(playerId)}`),
};
