export type Reducer<State, Action> = (state: State, action: Action) => State;

/** One-way data flow: actions go in, views are told when the state is a new one. */
export class Store<State, Action> {
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly reduce: Reducer<State, Action>,
    public state: State,
  ) {}

  dispatch(action: Action): void {
    const next = this.reduce(this.state, action);
    if (next === this.state) return;
    this.state = next;
    for (const listener of [...this.listeners]) listener();
  }

  /** Returns the way to stop listening. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
