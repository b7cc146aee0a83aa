import { type Channel, keyOf } from '../chat/channel';
import { channelOfMessage, channelOfPage, messageIn, type Page } from '../chat/frames';
import {
  emptyThread,
  type Thread,
  withFailure,
  withMessage,
  withOutgoing,
  withoutMessage,
  withoutOutgoing,
  withPage,
} from '../chat/thread';
import type { Frame } from '../connection/frames';
import type { Action } from './actions';

/** What has been written, by the key of its channel. */
export type ThreadsState = Readonly<Record<string, Thread>>;

export const initialThreads: ThreadsState = {};

export const threadOf = (state: ThreadsState, channel: Channel): Thread => state[keyOf(channel)] ?? emptyThread;

export function reduceThreads(state: ThreadsState, action: Action): ThreadsState {
  switch (action.kind) {
    case 'signed-out':
      return initialThreads;
    case 'frame-received':
      return reduceFrame(state, action.frame);
    case 'message-queued': {
      const { id, content, at } = action;
      return change(state, action.channel, (thread) =>
        withOutgoing(thread, { id, content, at, failure: null, refused: false }),
      );
    }
    case 'message-failed':
      return change(state, action.channel, (thread) => withFailure(thread, action.id, action.reason, action.refused));
    case 'message-dropped':
      return change(state, action.channel, (thread) => withoutOutgoing(thread, action.id));
    case 'older-asked':
      return change(state, action.channel, (thread) => ({ ...thread, loadingOlder: true }));
    case 'older-settled':
      return change(state, action.channel, (thread) => ({ ...thread, loadingOlder: false }));
    default:
      return state;
  }
}

function reduceFrame(state: ThreadsState, frame: Frame): ThreadsState {
  const written = channelOfMessage(frame);
  if (written) {
    const sorts = written.kind === 'user' || written.kind === 'lobby';
    return change(state, written, (thread) => withMessage(thread, messageIn(frame), frame.correlationId, sorts));
  }
  const paged = channelOfPage(frame);
  if (paged) return change(state, paged, (thread) => withPage(thread, frame as unknown as Page));
  if (frame.type !== 'chat.event.lobby_message_deleted') return state;
  const lobby: Channel = { kind: 'lobby', lobbyId: String(frame.lobbyId) };
  return change(state, lobby, (thread) => withoutMessage(thread, String(frame.messageId)));
}

function change(state: ThreadsState, channel: Channel, next: (thread: Thread) => Thread): ThreadsState {
  const thread = threadOf(state, channel);
  const changed = next(thread);
  return changed === thread ? state : { ...state, [keyOf(channel)]: changed };
}
