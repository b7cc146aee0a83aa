import type { ChatMessage, Page, Person } from './frames';

/** A message of this page's person that the server has not confirmed. */
export interface Outgoing {
  /** The id of the command. */
  id: string;
  content: string;
  at: number;
  /** Why it is not on its way any more; null while it is. */
  failure: string | null;
  /** Whether the server said no, so that trying again is another command. */
  refused: boolean;
}

/** The known messages of a channel without holes, and what is on its way. Where there are pages, message ids sort by time. */
export interface Thread {
  messages: readonly ChatMessage[];
  outgoing: readonly Outgoing[];
  /** Whether a page has arrived. */
  loaded: boolean;
  hasMore: boolean;
  loadingOlder: boolean;
}

const MAX_KEPT = 1_000;

export const emptyThread: Thread = { messages: [], outgoing: [], loaded: false, hasMore: false, loadingOlder: false };

/**
 * A new message; its sender's page knows it by the id of the command.
 * @param sorts Whether its id tells its place; if not, it is behind what came before.
 */
export function withMessage(thread: Thread, message: ChatMessage, commandId?: string, sorts = true): Thread {
  const outgoing = without(thread.outgoing, commandId);
  if (thread.messages.some(({ messageId }) => messageId === message.messageId)) {
    return outgoing === thread.outgoing ? thread : { ...thread, outgoing };
  }
  const all = [...thread.messages, message];
  const messages = sorts ? sorted(all) : all;
  if (messages.length <= MAX_KEPT) return { ...thread, messages, outgoing };
  return { ...thread, messages: messages.slice(-MAX_KEPT), outgoing, hasMore: thread.loaded };
}

export function withPage(thread: Thread, page: Page): Thread {
  const first = page.messages[0]?.messageId;
  const last = page.messages.at(-1)?.messageId;
  const known = thread.messages[0]?.messageId;
  if (thread.loaded && known !== undefined && (last === undefined || last < known)) return withOlder(thread, page);
  if (first === undefined || last === undefined) return { ...thread, loaded: true, hasMore: page.hasMore };
  return withNewest(thread, page, first, last);
}

export function withoutMessage(thread: Thread, id: string): Thread {
  return { ...thread, messages: thread.messages.filter(({ messageId }) => messageId !== id) };
}

export function withOutgoing(thread: Thread, message: Outgoing): Thread {
  const others = thread.outgoing.filter(({ id }) => id !== message.id);
  return { ...thread, outgoing: [...others, message] };
}

export function withFailure(thread: Thread, id: string, failure: string, refused: boolean): Thread {
  const outgoing = thread.outgoing.map((message) => (message.id === id ? { ...message, failure, refused } : message));
  return { ...thread, outgoing };
}

export const withoutOutgoing = (thread: Thread, id: string): Thread => ({
  ...thread,
  outgoing: without(thread.outgoing, id),
});

/** Only what was asked for is known to have no hole behind it. */
function withOlder(thread: Thread, page: Page): Thread {
  if (!thread.loadingOlder) return thread;
  return {
    ...thread,
    messages: [...page.messages, ...thread.messages],
    hasMore: page.hasMore,
    loadingOlder: false,
  };
}

/** The page alone says what there is between its ends; what is older stays if it joins on without a hole. */
function withNewest(thread: Thread, page: Page, first: string, last: string): Thread {
  const older = thread.messages.filter(({ messageId }) => messageId < first);
  const newer = thread.messages.filter(({ messageId }) => messageId > last);
  const joins = older.length > 0 && thread.loaded && thread.messages.some(({ messageId }) => messageId === first);
  return {
    ...thread,
    messages: [...(joins ? older : []), ...page.messages, ...newer],
    loaded: true,
    hasMore: joins ? thread.hasMore : page.hasMore,
    loadingOlder: joins && thread.loadingOlder,
  };
}

/** What people say whom the reader does not want to hear is not shown. */
export function withoutBlocked(thread: Thread, blocked: readonly Person[]): Thread {
  if (blocked.length === 0) return thread;
  const ids = new Set(blocked.map(({ userId }) => userId));
  return { ...thread, messages: thread.messages.filter(({ senderId }) => !ids.has(senderId)) };
}

function without(outgoing: readonly Outgoing[], commandId: string | undefined): readonly Outgoing[] {
  return outgoing.some(({ id }) => id === commandId) ? outgoing.filter(({ id }) => id !== commandId) : outgoing;
}

const sorted = (messages: ChatMessage[]): ChatMessage[] => {
  const [before, newest] = messages.slice(-2);
  if (!before || !newest || before.messageId < newest.messageId) return messages;
  return messages.sort((a, b) => (a.messageId < b.messageId ? -1 : 1));
};
