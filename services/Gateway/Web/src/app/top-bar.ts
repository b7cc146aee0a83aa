import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { Problem } from '../api/problem';
import { sound } from '../sound/sound';
import { unreadTotal } from '../state/conversations';
import { Selection } from '../state/selection';
import { userOf } from '../state/session';
import { icons } from '../ui/icons';
import { badge } from '../ui/styles/badge';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';
import '../ui/player-avatar';
import '../ui/sun-mark';
import { navigate } from './navigation';
import { notify, session, store } from './services';
import { currentTheme, toggleTheme } from './theme';
import { topBarStyles } from './top-bar.styles';

@customElement('top-bar')
export class TopBar extends LitElement {
  static override styles = [base, badge, buttons, topBarStyles];

  private readonly session = new Selection(this, store, (state) => state.session);
  private readonly dock = new Selection(this, store, (state) => state.dock);
  private readonly waiting = new Selection(
    this,
    store,
    ({ conversations, people }) => unreadTotal(conversations) + people.incoming.length,
  );
  @state() private theme = currentTheme();
  @state() private muted = sound.muted;

  @query('.chat') private readonly chatToggle!: HTMLElement | null;

  /** Where the focus goes when the chat closes. */
  focusChat(): void {
    this.chatToggle?.focus();
  }

  override render() {
    return html`<header>
      <a class="brand" href="/" aria-label="BlazingSun, home">
        <sun-mark></sun-mark><span class="word">Blazing<b>Sun</b></span>
      </a>
      <nav aria-label="Main"><a href="/games" data-testid="nav-games">Games</a></nav>
      <div class="tools">
        <button
          class="button quiet icon"
          data-testid="sound"
          aria-pressed=${this.muted ? 'false' : 'true'}
          aria-label="Sound"
          title=${this.muted ? 'Sound is off' : 'Sound is on'}
          @click=${this.toggleSound}
        >
          ${this.muted ? icons.muted : icons.sound}
        </button>
        <button
          class="button quiet icon"
          data-testid="theme"
          aria-label=${this.theme === 'dark' ? 'Switch to light' : 'Switch to dark'}
          @click=${this.switchTheme}
        >
          ${this.theme === 'dark' ? icons.sun : icons.moon}
        </button>
        ${this.account()}
      </div>
    </header>`;
  }

  private account() {
    const user = userOf(this.session.value);
    if (user) {
      return html`${this.chatButton()}<a class="me" href="/players/${user.id}" title="Your games" data-testid="current-user">
          <player-avatar .name=${user.username} .seat=${1}></player-avatar><bdi class="name">${user.username}</bdi>
        </a>
        <button class="button quiet icon" data-testid="logout" aria-label="Sign out" title="Sign out" @click=${this.logout}>
          ${icons.exit}
        </button>`;
    }
    if (this.session.value.status === 'unknown') return nothing;
    return html`<a class="button" href="/login" data-testid="nav-login">Sign in</a>`;
  }

  private chatButton() {
    const { open } = this.dock.value;
    const count = this.waiting.value;
    return html`<button
      class="button quiet icon chat"
      data-testid="chat"
      aria-expanded=${open}
      aria-label=${count > 0 ? `Chat, ${count} new` : 'Chat'}
      title="Chat"
      @click=${() => store.dispatch({ kind: 'dock-toggled', open: !open })}
    >
      ${icons.chat}${count > 0 ? html`<span class="count" data-testid="chat-count">${count > 99 ? '99+' : count}</span>` : nothing}
    </button>`;
  }

  private toggleSound(): void {
    this.muted = sound.toggle();
  }

  private switchTheme(): void {
    this.theme = toggleTheme();
  }

  private async logout(): Promise<void> {
    try {
      await session.logout();
      navigate('/');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      notify(error.message, 'error');
    }
  }
}
