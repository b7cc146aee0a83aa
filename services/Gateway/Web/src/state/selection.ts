import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AppState, AppStore } from './app-state';

/** Re-renders its host when the selected part of the state becomes another object. */
export class Selection<T> implements ReactiveController {
  private unsubscribe: (() => void) | undefined;
  value: T;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly store: AppStore,
    private readonly select: (state: AppState) => T,
  ) {
    this.value = select(store.state);
    host.addController(this);
  }

  hostConnected(): void {
    this.refresh();
    this.unsubscribe = this.store.subscribe(() => this.refresh());
  }

  hostDisconnected(): void {
    this.unsubscribe?.();
  }

  /** For selections that also depend on the host's own properties. */
  hostUpdate(): void {
    this.value = this.select(this.store.state);
  }

  private refresh(): void {
    const value = this.select(this.store.state);
    if (Object.is(value, this.value)) return;
    this.value = value;
    this.host.requestUpdate();
  }
}
