import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AppStore } from '../state/app-state';
import { Selection } from '../state/selection';
import { momentOf } from './days';

// Less than the longest time that a timer can wait.
const LOOK_AGAIN_MS = 24 * 60 * 60_000;

/** Why a muted person cannot write, as long as that holds. */
export class MuteNotice implements ReactiveController {
  private readonly until: Selection<string | null>;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    store: AppStore,
  ) {
    this.until = new Selection(host, store, (state) => state.people.mutedUntil);
    host.addController(this);
  }

  /** Empty for who may write. */
  get text(): string {
    const { value } = this.until;
    return value !== null && this.left > 0 ? `You cannot write here until ${momentOf(value, Date.now())}.` : '';
  }

  hostUpdated(): void {
    clearTimeout(this.timer);
    if (this.left <= 0) return;
    this.timer = setTimeout(() => this.host.requestUpdate(), Math.min(this.left, LOOK_AGAIN_MS));
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  private get left(): number {
    return this.until.value === null ? 0 : Date.parse(this.until.value) - Date.now();
  }
}
