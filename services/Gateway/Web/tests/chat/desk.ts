import { vi } from 'vitest';
import { Chat } from '../../src/chat/chat';
import type { Connection } from '../../src/connection/connection';
import type { Frame } from '../../src/connection/frames';
import { Outbox } from '../../src/connection/outbox';
import { createStore } from '../../src/state/app-state';
import { received, signedIn } from './script';

/** A person's chat on a connection that only notes what is sent. */
export function deskUnderTest() {
  const sent: Frame[] = [];
  const link = { status: { phase: 'online' }, send: (frame: Frame) => void sent.push(frame) };
  const store = createStore();
  let commands = 0;
  const outbox = new Outbox(link.send, () => `c${++commands}`);
  const call = vi.fn();
  const chat = new Chat(store, outbox, () => link as unknown as Connection, call);
  const says = async (frame: Frame) => {
    const before = store.state;
    store.dispatch(received(frame, Date.now()));
    outbox.settle(frame);
    chat.received(frame, before);
    await Promise.resolve();
  };
  const sentOf = (name: string) => sent.filter(({ type }) => type.endsWith(`.${name}`));
  store.dispatch(signedIn);
  return { chat, store, outbox, sent, sentOf, says, link, call };
}
