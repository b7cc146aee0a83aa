import { type ChatMessage, type ConversationItem, messageIn } from '../chat/frames';
import type { Frame } from '../connection/frames';
import type { Action } from './actions';

export interface Conversation {
  userId: string;
  username: string;
  last: ChatMessage | null;
  unread: number;
  /** Up to where the viewer has read; null = nothing, or not known yet. */
  readUpTo: string | null;
  theirReadUpTo: string | null;
}

export interface ConversationsState {
  viewerId: string;
  /** The server's number of unread messages, until the conversations themselves are here. */
  unreadHint: number;
  loaded: boolean;
  /** Something happened that only a new list can tell in full. */
  stale: boolean;
  byId: Readonly<Record<string, Conversation>>;
  /** Who is writing to the viewer, and until when that is to be believed. */
  typing: Readonly<Record<string, number>>;
}

export const TYPING_SHOWN_MS = 5_000;

export const initialConversations: ConversationsState = {
  ...{ viewerId: '', unreadHint: 0, loaded: false, stale: false, byId: {}, typing: {} },
};

export function reduceConversations(state: ConversationsState, action: Action): ConversationsState {
  switch (action.kind) {
    case 'signed-in':
      return state.viewerId === action.user.id ? state : { ...initialConversations, viewerId: action.user.id };
    case 'signed-out':
      return initialConversations;
    case 'conversation-opened':
      return state.byId[action.userId] ? state : put(state, begun(action.userId, action.username));
    case 'frame-received':
      return reduceFrame(state, action.frame, action.at);
    default:
      return state;
  }
}

export const unreadTotal = ({ loaded, byId, unreadHint }: ConversationsState): number =>
  loaded ? Object.values(byId).reduce((sum, { unread }) => sum + unread, 0) : unreadHint;

export const latestFirst = ({ byId }: ConversationsState): Conversation[] =>
  Object.values(byId)
    .filter(({ last }) => last !== null)
    .sort((a, b) => ((a.last?.messageId ?? '') < (b.last?.messageId ?? '') ? 1 : -1));

function reduceFrame(state: ConversationsState, frame: Frame, at: number): ConversationsState {
  switch (frame.type) {
    case 'system.event.state_snapshot':
      return typeof frame.unreadMessages === 'number' ? { ...state, unreadHint: frame.unreadMessages } : state;
    case 'chat.event.conversations':
      return listed(state, frame.items as ConversationItem[]);
    case 'chat.event.history':
      return withCursors(state, frame);
    case 'chat.event.message_received':
      return received(state, messageIn(frame));
    case 'chat.event.message_sent':
      return sent(state, String(frame.recipientId), messageIn(frame));
    case 'chat.event.messages_read':
      return read(state, frame as Frame & { readerId: string; withUserId: string; upTo: string | null });
    case 'chat.event.typing':
      return { ...state, typing: { ...state.typing, [String(frame.senderId)]: at + TYPING_SHOWN_MS } };
    default:
      return state;
  }
}

function listed(state: ConversationsState, items: ConversationItem[]): ConversationsState {
  const byId = { ...state.byId };
  for (const { userId, username, lastMessage, unread } of items) {
    byId[userId] = { ...(byId[userId] ?? begun(userId, username)), username, last: lastMessage, unread };
  }
  return { ...state, byId, loaded: true, stale: false };
}

function withCursors(state: ConversationsState, frame: Frame): ConversationsState {
  const known = state.byId[String(frame.withUserId)];
  if (!known) return state;
  const { readUpTo, theirReadUpTo } = frame as unknown as Conversation;
  return put(state, {
    ...known,
    readUpTo: later(known.readUpTo, readUpTo),
    theirReadUpTo: later(known.theirReadUpTo, theirReadUpTo),
  });
}

function received(state: ConversationsState, message: ChatMessage): ConversationsState {
  const { senderId, senderName, messageId } = message;
  const known = state.byId[senderId] ?? begun(senderId, senderName);
  if (known.last && messageId <= known.last.messageId) return state;
  const { [senderId]: _, ...typing } = state.typing;
  const unreadHint = state.unreadHint + 1;
  return put(
    { ...state, typing, unreadHint },
    { ...known, username: senderName, last: message, unread: known.unread + 1 },
  );
}

function sent(state: ConversationsState, recipientId: string, message: ChatMessage): ConversationsState {
  const known = state.byId[recipientId];
  if (!known) return { ...state, stale: true };
  if (known.last && message.messageId <= known.last.messageId) return state;
  return put(state, { ...known, last: message });
}

function read(
  state: ConversationsState,
  { readerId, withUserId, upTo }: { readerId: string; withUserId: string; upTo: string | null },
): ConversationsState {
  if (upTo === null) return state;
  const isOwn = readerId === state.viewerId;
  const known = state.byId[isOwn ? withUserId : readerId];
  if (!known) return state;
  if (!isOwn) return put(state, { ...known, theirReadUpTo: later(known.theirReadUpTo, upTo) });
  const readUpTo = later(known.readUpTo, upTo);
  if (!known.last || upTo >= known.last.messageId) return put(state, { ...known, readUpTo, unread: 0 });
  return { ...put(state, { ...known, readUpTo }), stale: known.unread > 0 || state.stale };
}

const begun = (userId: string, username: string): Conversation => ({
  ...{ userId, username, last: null, unread: 0, readUpTo: null, theirReadUpTo: null },
});

const later = (a: string | null, b: string | null): string | null => ((a ?? '') >= (b ?? '') ? a : b);

const put = (state: ConversationsState, conversation: Conversation): ConversationsState => ({
  ...state,
  byId: { ...state.byId, [conversation.userId]: conversation },
});
