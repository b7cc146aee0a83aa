import type { Frame } from '../connection/frames';

/** Where a message is written to. */
export type Channel =
  | { kind: 'user'; userId: string }
  | { kind: 'lobby'; lobbyId: string }
  | { kind: 'players'; roomId: string }
  | { kind: 'spectators'; roomId: string };

export function keyOf(channel: Channel): string {
  if (channel.kind === 'user') return `user/${channel.userId}`;
  if (channel.kind === 'lobby') return `lobby/${channel.lobbyId}`;
  return `${channel.kind}/${channel.roomId}`;
}

/** The command that writes a text there. */
export function sending(channel: Channel, content: string): Frame {
  switch (channel.kind) {
    case 'user':
      return { type: 'chat.command.send_message', recipientId: channel.userId, content };
    case 'lobby':
      return { type: 'chat.command.send_lobby_message', lobbyId: channel.lobbyId, content };
    case 'players':
      return { type: 'games.command.player_chat', roomId: channel.roomId, content };
    case 'spectators':
      return { type: 'games.command.spectator_chat', roomId: channel.roomId, content };
  }
}
