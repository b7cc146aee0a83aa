import type { Frame } from '../connection/frames';
import type { Channel } from './channel';

export interface ChatMessage {
  messageId: string;
  senderId: string;
  senderName: string;
  content: string;
  sentAt: string;
}

export interface Person {
  userId: string;
  username: string;
}

export interface Presence {
  status: 'online' | 'away' | 'offline';
  lastSeen: string | null;
}

export interface PresentPerson extends Person {
  presence: Presence;
}

export interface ConversationItem extends PresentPerson {
  lastMessage: ChatMessage | null;
  unread: number;
}

/** Part of a channel's messages, the newest last. */
export interface Page {
  messages: ChatMessage[];
  hasMore: boolean;
}

/** The channel in which a frame is a new message. */
export function channelOfMessage(frame: Frame): Channel | null {
  switch (frame.type) {
    case 'chat.event.message_received':
      return { kind: 'user', userId: String(frame.senderId) };
    case 'chat.event.message_sent':
      return { kind: 'user', userId: String(frame.recipientId) };
    case 'chat.event.lobby_message':
      return { kind: 'lobby', lobbyId: String(frame.lobbyId) };
    case 'games.event.player_chat_message':
      return { kind: 'players', roomId: String(frame.roomId) };
    case 'games.event.spectator_chat_message':
      return { kind: 'spectators', roomId: String(frame.roomId) };
    default:
      return null;
  }
}

/** The channel of which a frame is a page. */
export function channelOfPage(frame: Frame): Channel | null {
  if (frame.type === 'chat.event.history') return { kind: 'user', userId: String(frame.withUserId) };
  if (frame.type === 'chat.event.lobby_history') return { kind: 'lobby', lobbyId: String(frame.lobbyId) };
  return null;
}

export const messageIn = (frame: Frame): ChatMessage => {
  const { messageId, senderId, senderName, content, sentAt } = frame as unknown as ChatMessage;
  return { messageId, senderId, senderName, content, sentAt };
};
