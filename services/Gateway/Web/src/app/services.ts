import { accounts } from '../api/accounts';
import { Problem } from '../api/problem';
import { restoredAlerts } from '../chat/alerts';
import { Chat } from '../chat/chat';
import { RoomCommands } from '../commands/room-commands';
import { CommandRefused } from '../connection/command-refused';
import { Connection } from '../connection/connection';
import type { Frame } from '../connection/frames';
import { newCommandId } from '../connection/ids';
import { Outbox } from '../connection/outbox';
import { RoomSync } from '../connection/room-sync';
import { OwnSeed } from '../fairness/own-seed';
import { LobbyWatch } from '../lobby/lobby-watch';
import { noticeOf } from '../rooms/notices';
import type { RoomView } from '../rooms/room-state';
import { sound } from '../sound/sound';
import { createStore } from '../state/app-state';
import { hasGap, isOutage, lastSeqs } from '../state/rooms';
import { Session } from './session';

export const store = createStore();

/** So that a server which contradicts itself is not asked in a tight loop. */
const RECHECK_MS = 500;
const RETRY_MS = 1_000;
const SLOW_MS = 8_000;

const socketUrl = (): string => `${location.origin.replace(/^http/, 'ws')}/ws`;

export const connection = new Connection(() => new WebSocket(socketUrl()), {
  onStatus: (status) => store.dispatch({ kind: 'connection-changed', status, heardAt: connection.heardAt }),
  onFrame: receive,
  onReady: resume,
  onUnauthenticated: () => setTimeout(() => void session.restore(), RECHECK_MS),
});

const outbox = new Outbox((frame) => connection.send(frame), newCommandId);
const sync = new RoomSync(
  (frame) => connection.send(frame),
  () => lastSeqs(store.state.rooms),
);

export const ownSeed = new OwnSeed();
export const rooms = new RoomCommands(outbox, () => ownSeed.value);
export const lobby = new LobbyWatch(outbox, () => connection.status.phase === 'online');
export const chat = new Chat(
  store,
  outbox,
  () => connection,
  () => sound.play('message'),
);
export const session = new Session(
  store,
  () => connection.start(),
  () => {
    connection.stop();
    outbox.abandon();
    lobby.clear();
    chat.clear();
  },
);
store.dispatch({ kind: 'alerts-switched', on: restoredAlerts() });

function resume(): void {
  sync.restart();
  outbox.resend();
  lobby.renew();
  chat.renew();
}

function receive(frame: Frame): void {
  const before = store.state;
  const room = roomOf(frame);
  store.dispatch({ kind: 'frame-received', frame, at: Date.now() });
  const notice = noticeOf(room, roomOf(frame), frame);
  if (notice) notify(notice);
  if (frame.type === 'system.event.state_snapshot') sync.answered();
  if (frame.type === 'system.token_expiring') void renewToken();
  outbox.settle(frame);
  chat.received(frame, before);
  if (hasGap(store.state.rooms)) sync.fillGap();
  if (isOutage(frame)) setTimeout(() => sync.restart(), frame.retryAfterMs ?? RETRY_MS);
}

const roomOf = ({ roomId }: Frame): RoomView | undefined => store.state.rooms.byId[roomId ?? ''];

async function renewToken(): Promise<void> {
  try {
    connection.send({ type: 'system.authenticate', token: await accounts.refresh() });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

export function notify(text: string, tone: 'info' | 'error' = 'info'): void {
  store.dispatch({ kind: 'toast-shown', id: newCommandId(), text, tone });
}

/** Runs a command or a call for a button: a refusal becomes a toast, and the answer is then null. */
export async function attempt<T>(command: Promise<T>): Promise<T | null> {
  const slow = setTimeout(() => notify('Still waiting for the server…'), SLOW_MS);
  try {
    return await command;
  } catch (error) {
    if (!(error instanceof CommandRefused || error instanceof Problem)) throw error;
    if (error.code !== 'SIGNED_OUT') notify(error.message, 'error');
    return null;
  } finally {
    clearTimeout(slow);
  }
}
