import { accounts, type Credentials, type Registration, type User } from '../api/accounts';
import { fetchGameTypes } from '../api/game-types';
import { Problem } from '../api/problem';
import type { AppStore } from '../state/app-state';

/** Who is signed in, and what follows from a change of that. */
export class Session {
  constructor(
    private readonly store: AppStore,
    private readonly onSignedIn: () => void,
    private readonly onSignedOut: () => void,
  ) {}

  /** Finds out from the cookie; tries again while the server is away. */
  async restore(): Promise<void> {
    try {
      this.enter(await accounts.me());
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.status === 401) this.exit();
      else setTimeout(() => void this.restore(), 2_000);
    }
  }

  async login(credentials: Credentials): Promise<void> {
    this.enter(await accounts.login(credentials));
  }

  async register(registration: Registration): Promise<void> {
    this.enter(await accounts.register(registration));
  }

  async logout(): Promise<void> {
    await accounts.logout();
    this.exit();
  }

  async loadCatalog(): Promise<void> {
    try {
      this.store.dispatch({ kind: 'catalog-loaded', games: await fetchGameTypes() });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.store.dispatch({ kind: 'catalog-failed', message: error.message });
    }
  }

  private enter(user: User): void {
    this.store.dispatch({ kind: 'signed-in', user: { ...user, id: String(user.id) } });
    this.onSignedIn();
  }

  private exit(): void {
    this.store.dispatch({ kind: 'signed-out' });
    this.onSignedOut();
  }
}
