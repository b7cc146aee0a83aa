import { html, LitElement, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { onNavigation } from '../app/navigation';
import { store } from '../app/services';
import { keepAlerts } from '../chat/alerts';
import { unreadTotal } from '../state/conversations';
import type { DockTab } from '../state/dock';
import { Selection } from '../state/selection';
import { userOf } from '../state/session';
import { icons } from '../ui/icons';
import { badge } from '../ui/styles/badge';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';
import { dockStyles } from './chat-dock.styles';
import './conversation-list';
import './conversation-view';
import type { ConversationView } from './conversation-view';
import './friends-view';

export const COVERS_PAGE = '(max-width: 640px)';

/** Conversations and friends, over whatever page is shown. */
@customElement('chat-dock')
export class ChatDock extends LitElement {
  static override styles = [base, badge, buttons, dockStyles];

  private readonly dock = new Selection(this, store, (state) => state.dock);
  private readonly unread = new Selection(this, store, (state) => unreadTotal(state.conversations));
  private readonly requests = new Selection(this, store, (state) => state.people.incoming.length);
  private readonly user = new Selection(this, store, (state) => userOf(state.session));
  private shown = 'closed';
  @query('conversation-view') private readonly conversation!: ConversationView | null;
  @query('[aria-selected="true"]') private readonly chosenTab!: HTMLElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    onNavigation(() => {
      if (matchMedia(COVERS_PAGE).matches) this.close();
    });
  }

  override render() {
    const { open, withId } = this.dock.value;
    if (!open || !this.user.value) return nothing;
    return html`<aside aria-label="Chat" data-testid="dock" @keydown=${this.pressed}>
      ${
        withId === null
          ? this.tabs()
          : html`<conversation-view data-testid="conversation-view" .userId=${withId} @back=${() => this.turn('chats')}>
            ${this.closeButton()}
          </conversation-view>`
      }
    </aside>`;
  }

  protected override updated(): void {
    const { open, withId } = this.dock.value;
    const key = open ? (withId ?? 'tabs') : 'closed';
    if (key === this.shown) return;
    const before = this.shown;
    this.shown = key;
    if (open) void this.moveFocus();
    else if (before !== 'closed') this.dispatchEvent(new CustomEvent('dock-closed', { bubbles: true, composed: true }));
  }

  private async moveFocus(): Promise<void> {
    await this.conversation?.updateComplete;
    (this.conversation ?? this.chosenTab)?.focus();
  }

  private tabs() {
    const { tab } = this.dock.value;
    return html`<div class="bar">
        <h2>Chat</h2>
        ${this.moderation()} ${this.alertSwitch()} ${this.closeButton()}
      </div>
      <div role="tablist" aria-label="Chat" @keydown=${this.changeTab}>
        ${this.tab('chats', 'Conversations', this.unread.value)} ${this.tab('friends', 'Friends', this.requests.value)}
      </div>
      <div role="tabpanel" aria-labelledby="tab-${tab}">
        ${tab === 'chats' ? html`<conversation-list></conversation-list>` : html`<friends-view></friends-view>`}
      </div>`;
  }

  private tab(tab: DockTab, text: string, count: number) {
    const selected = this.dock.value.tab === tab;
    return html`<button
      role="tab"
      id="tab-${tab}"
      data-testid="tab-${tab}"
      aria-selected=${selected}
      tabindex=${selected ? 0 : -1}
      @click=${() => this.turn(tab)}
    >
      ${text} ${count > 0 ? html`<span class="count" data-testid="count-${tab}">${count}</span>` : nothing}
    </button>`;
  }

  private moderation() {
    if (!this.user.value?.roles.includes('admin')) return nothing;
    return html`<a
      class="button quiet icon"
      href="/moderation"
      data-testid="moderation"
      aria-label="Reported messages"
      title="Reported messages"
      >${icons.shield}</a
    >`;
  }

  private alertSwitch() {
    const { alerts } = this.dock.value;
    return html`<button
      class="button quiet icon"
      role="switch"
      data-testid="alerts"
      aria-checked=${alerts}
      aria-label="Tell me of new messages by sound and in the title"
      title=${alerts ? 'New messages are told by sound and in the title' : 'New messages are not told'}
      @click=${this.switchAlerts}
    >
      ${alerts ? icons.bell : icons.silent}
    </button>`;
  }

  private closeButton() {
    return html`<button class="button quiet icon" data-testid="close-dock" aria-label="Close the chat" @click=${this.close}>
      ${icons.cross}
    </button>`;
  }

  private turn(tab: DockTab): void {
    store.dispatch({ kind: 'dock-turned', tab });
  }

  private changeTab(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    this.turn(this.dock.value.tab === 'chats' ? 'friends' : 'chats');
    void this.updateComplete.then(() => this.chosenTab?.focus());
  }

  private pressed(event: KeyboardEvent): void {
    const inDialog = event.composedPath().some((node) => node instanceof HTMLDialogElement);
    if (event.key !== 'Escape' || inDialog) return;
    event.preventDefault();
    this.close();
  }

  private switchAlerts(): void {
    const on = !this.dock.value.alerts;
    keepAlerts(on);
    store.dispatch({ kind: 'alerts-switched', on });
  }

  private close(): void {
    store.dispatch({ kind: 'dock-toggled', open: false });
  }
}
