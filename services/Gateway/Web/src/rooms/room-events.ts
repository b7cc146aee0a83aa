import type { RoomConfig, RoomInfo, RoomSeat } from './room-state';

export interface RevealedSeeds {
  serverSeed: string;
  clientSeeds: Record<string, string>;
}

interface RoomEventFields {
  room_created: { roomName: string; roomCode: string; gameType: string; hostId: string; config: RoomConfig };
  room_configured: { config: RoomConfig };
  room_closed: { reason: string };
  player_joined: { playerId: string; playerName: string; avatarId?: string | number | null; isBot?: boolean };
  player_left: { playerId: string; playerName: string; reason: string };
  player_ready: { playerId: string; ready: boolean };
  player_disconnected: { playerId: string; reconnectBy: string | null };
  player_reconnected: { playerId: string };
  clocks_moved: { byMs: number; turnEndsAt: string | null; reconnectBy: Record<string, string> };
  host_changed: { hostId: string };
  spectator_joined: { spectatorId: string; spectatorName?: string; spectatorCount: number };
  spectator_left: { spectatorId: string; spectatorName?: string; spectatorCount: number };
  rematch_offered: { playerId: string; agreed: string[] };
  game_started: {
    players: { id: string; name: string }[];
    firstTurn: string;
    turnEndsAt: string | null;
    fairness: { commitment: string };
  };
  turn_changed: { currentTurn: string; turnNumber: number; turnEndsAt: string | null };
  game_over: {
    winner: string | null;
    winnerName: string | null;
    finalScores: Record<string, number>;
    reason: string;
    fairness: RevealedSeeds;
  };
  'bigger_dice.rolled': { playerId: string; roll: number; isFirstRoll: boolean; round: number };
  'bigger_dice.round_complete': {
    round: number;
    rolls: Record<string, number>;
    winner: string | null;
    scores: Record<string, number>;
    nextTurn: string | null;
  };
}

export type RoomEventName = keyof RoomEventFields;

interface RoomEventHeader {
  roomId: string;
  seq: number;
  correlationId?: string;
  timestamp?: string;
}

export type RoomEventOf<N extends RoomEventName> = { type: `games.event.${N}` } & RoomEventHeader & RoomEventFields[N];

export type RoomEvent = { [N in RoomEventName]: RoomEventOf<N> }[RoomEventName];

export interface RoomStateFrame extends RoomEventHeader {
  type: 'games.event.room_state';
  room: RoomInfo;
  game: unknown;
  you: RoomSeat;
}
