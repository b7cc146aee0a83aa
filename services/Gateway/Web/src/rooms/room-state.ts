export type RoomStatus = 'waiting' | 'playing' | 'finished' | 'abandoned' | 'archived';
export type StartMode = 'auto' | 'ready' | 'host';

export interface RoomConfig {
  maxPlayers: number;
  minPlayers: number;
  allowSpectators: boolean;
  visibility: 'public' | 'private';
  startMode: StartMode;
  turnSeconds: number;
  reconnectSeconds: number;
  idleSeconds: number;
}

export interface RoomPlayer {
  id: string;
  name: string;
  avatarId: string | number | null;
  ready: boolean;
  connected: boolean;
  reconnectBy: string | null;
  joinedAt: string | null;
  isBot?: boolean;
}

export interface RoomInfo {
  roomId: string;
  roomName: string;
  roomCode: string;
  gameType: string;
  status: RoomStatus;
  hostId: string | null;
  config: RoomConfig;
  players: RoomPlayer[];
  spectatorCount: number;
  createdAt: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  /** Ids of the players who agreed to play again. */
  rematch: string[];
  gameNumber: number;
}

export interface RoomSeat {
  role: 'player' | 'spectator';
  ready: boolean;
}

/** A room as one viewer sees it after event number `seq`. */
export interface RoomView {
  viewerId: string;
  seq: number;
  room: RoomInfo;
  /** The game's own state; its shape belongs to the game type. */
  game: unknown;
  you: RoomSeat;
  /** False from the moment an event number was skipped until the server has filled the gap. */
  inSync: boolean;
  closed: string | null;
}

/** While a game is on, its seats are its players'. */
export const hasFreeSeat = ({ status, players, config }: RoomInfo): boolean =>
  (status === 'waiting' || status === 'finished') && players.length < config.maxPlayers;

export const playerOf = (room: RoomInfo, id: string | null): RoomPlayer | undefined =>
  room.players.find((player) => player.id === id);
