import type { Frame } from '../connection/frames';

const CROSSING_MS = 3_000;
const PAUSE_MS = 500;

const NEWS = ['requested', 'added', 'declined', 'removed'].map((what) => `chat.event.friend_${what}`);

/** What two people do about each other at the same time is told in no certain order: then only the list says how it is. */
export class FriendNews {
  private readonly heardAt = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly relist: () => void) {}

  heard({ type, userId }: Frame): void {
    if (!NEWS.includes(type)) return;
    const now = Date.now();
    for (const [id, at] of this.heardAt) if (now - at >= CROSSING_MS) this.heardAt.delete(id);
    const isSecond = this.heardAt.has(String(userId));
    this.heardAt.set(String(userId), now);
    if (!isSecond) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.relist, PAUSE_MS);
  }

  clear(): void {
    this.heardAt.clear();
    clearTimeout(this.timer);
  }
}
