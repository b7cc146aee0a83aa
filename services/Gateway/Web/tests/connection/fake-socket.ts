import type { ConnectionStatus } from '../../src/connection/connection';
import { Connection } from '../../src/connection/connection';
import type { Frame } from '../../src/connection/frames';

export class FakeSocket {
  readyState: number = WebSocket.OPEN;
  sent: Frame[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = WebSocket.CLOSED;
  }

  says(frame: Partial<Frame>): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  authenticates(): void {
    this.says({ type: 'system.welcome', heartbeatSeconds: 15 });
    this.says({ type: 'system.authenticated' });
  }

  drops(code: number): void {
    this.readyState = WebSocket.CLOSED;
    this.onclose?.({ code });
  }
}

/** A connection whose sockets are at hand, without jitter. */
export function connectionUnderTest() {
  const sockets: FakeSocket[] = [];
  const statuses: ConnectionStatus[] = [];
  const frames: Frame[] = [];
  const calls = { ready: 0, unauthenticated: 0 };
  const open = (): WebSocket => {
    sockets.push(new FakeSocket());
    return sockets.at(-1) as unknown as WebSocket;
  };
  const listener = {
    onStatus: (status: ConnectionStatus) => void statuses.push(status),
    onFrame: (frame: Frame) => void frames.push(frame),
    onReady: () => void calls.ready++,
    onUnauthenticated: () => void calls.unauthenticated++,
  };
  const connection = new Connection(open, listener, () => 1);
  return { connection, sockets, statuses, frames, calls, newest: () => sockets.at(-1) as FakeSocket };
}
