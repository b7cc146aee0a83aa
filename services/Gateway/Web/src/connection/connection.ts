import { backoffMs } from './backoff';
import { type AfterClose, afterClose, GOING_AWAY } from './close-codes';
import { type Frame, isError, parseFrame } from './frames';
import { Heartbeat } from './heartbeat';

export type ConnectionStatus =
  | { phase: 'stopped' }
  | { phase: 'connecting'; attempt: number; restart: boolean }
  | { phase: 'online' }
  | { phase: 'waiting'; attempt: number; retryAt: number; restart: boolean }
  | { phase: 'replaced' };

export interface ConnectionListener {
  onStatus(status: ConnectionStatus): void;
  onFrame(frame: Frame): void;
  /** A socket is ready for commands: first time, and again after each reconnect. */
  onReady(): void;
  /** The server does not know who this is. */
  onUnauthenticated(): void;
}

const HANDSHAKE_MS = 12_000;
const SOON_MS = 2_000;

/** A restart that takes more tries than this is told as what it then is: a lost connection. */
const RESTART_TRIES = 5;

/** Keeps one authenticated socket open for as long as it is started. */
export class Connection {
  private socket: WebSocket | null = null;
  private authenticated = false;
  private attempt = 0;
  /** Since the server said that it goes away: how long it wants to be left alone at first. */
  private restart: { afterMs: number } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly heartbeat = new Heartbeat(
    () => this.transmit({ type: 'system.heartbeat' }),
    () => this.lose(0),
  );
  status: ConnectionStatus = { phase: 'stopped' };
  /** When the server was last heard, in milliseconds since the epoch. */
  heardAt = 0;

  constructor(
    private readonly openSocket: () => WebSocket,
    private readonly listener: ConnectionListener,
    private readonly random: () => number = Math.random,
  ) {}

  start(): void {
    if (this.status.phase === 'stopped' || this.status.phase === 'replaced') this.connect();
  }

  stop(): void {
    this.release();
    this.attempt = 0;
    this.restart = null;
    this.change({ phase: 'stopped' });
  }

  /** The tab woke or the network came back: do not wait for the timer, and do not trust an old socket. */
  wake(): void {
    if (this.status.phase === 'waiting') this.connect();
    else if (this.status.phase === 'online') this.heartbeat.probe();
  }

  networkLost(): void {
    if (this.status.phase === 'online' || this.status.phase === 'connecting') this.lose(backoffMs(0, this.random));
  }

  /** Silently dropped while offline: what must arrive waits in the outbox. */
  send(frame: Frame): void {
    if (this.authenticated) this.transmit(frame);
  }

  private connect(): void {
    this.release();
    this.change({ phase: 'connecting', attempt: this.attempt, restart: this.isRestart });
    this.timer = setTimeout(() => this.lose(backoffMs(this.attempt, this.random)), HANDSHAKE_MS);
    const socket = this.openSocket();
    this.socket = socket;
    socket.onmessage = (message) => this.receive(parseFrame(message.data));
    socket.onclose = (event) => this.closed(event.code);
  }

  private receive(frame: Frame | null): void {
    if (!frame) return;
    this.heartbeat.heard();
    this.heardAt = Date.now();
    if (frame.type === 'system.welcome') this.heartbeat.start(Number(frame.heartbeatSeconds ?? 15));
    if (this.isRejection(frame)) {
      this.unauthenticated();
      return;
    }
    if (frame.type === 'system.going_away') this.restart = { afterMs: Number(frame.reconnectAfterMs ?? 0) };
    this.listener.onFrame(frame);
    if (frame.type === 'system.authenticated' && !this.authenticated) this.ready();
  }

  private isRejection(frame: Frame): boolean {
    return !this.authenticated && isError(frame) && frame.code.startsWith('AUTH_');
  }

  private ready(): void {
    clearTimeout(this.timer);
    this.authenticated = true;
    this.attempt = 0;
    this.restart = null;
    this.change({ phase: 'online' });
    this.listener.onReady();
  }

  private closed(code: number): void {
    const next = afterClose(code);
    if (next === 'sign-in') this.unauthenticated();
    else if (next === 'replaced') this.replaced();
    else this.lose(this.pauseAfter(next, code));
  }

  private pauseAfter(next: AfterClose, code: number): number {
    const hint = this.authenticated ? this.restart?.afterMs : undefined;
    if (hint !== undefined) return hint;
    if (code === GOING_AWAY) this.restart ??= { afterMs: 0 };
    return next === 'reconnect-soon' ? this.random() * SOON_MS : backoffMs(this.attempt, this.random);
  }

  private get isRestart(): boolean {
    return this.restart !== null && this.attempt <= RESTART_TRIES;
  }

  private unauthenticated(): void {
    this.stop();
    this.listener.onUnauthenticated();
  }

  private replaced(): void {
    this.release();
    this.change({ phase: 'replaced' });
  }

  private lose(delayMs: number): void {
    this.release();
    this.attempt += 1;
    this.timer = setTimeout(() => this.connect(), delayMs);
    const retryAt = Date.now() + delayMs;
    this.change({ phase: 'waiting', attempt: this.attempt, retryAt, restart: this.isRestart });
  }

  private release(): void {
    clearTimeout(this.timer);
    this.heartbeat.stop();
    this.authenticated = false;
    const { socket } = this;
    this.socket = null;
    if (!socket) return;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  private transmit(frame: Frame): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  private change(status: ConnectionStatus): void {
    this.status = status;
    this.listener.onStatus(status);
  }
}
