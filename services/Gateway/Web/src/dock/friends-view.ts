import { css, html, LitElement, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { navigate } from '../app/navigation';
import { attempt, chat, store } from '../app/services';
import type { Person } from '../chat/frames';
import { Selection } from '../state/selection';
import type { ActionSheet, SheetAction } from '../ui/action-sheet';
import '../ui/action-sheet';
import type { ConfirmDialog } from '../ui/confirm-dialog';
import '../ui/confirm-dialog';
import { icons } from '../ui/icons';
import { isolated } from '../ui/isolated';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';
import './add-friend';
import { rowStyles } from './dock.styles';
import { friendsFirst } from './friend-order';
import { MinuteClock } from './minute-clock';
import './person-face';
import { presenceText } from './presence-text';

/** Friends, requests in both directions, and who is blocked. */
@customElement('friends-view')
export class FriendsView extends LitElement {
  static override styles = [
    base,
    buttons,
    rowStyles,
    css`
      h3 {
        padding: 0.7rem 0.85rem 0.2rem;
        color: var(--ink-soft);
        font: 750 0.78rem/1.3 var(--font);
        letter-spacing: 0.02em;
      }
      li {
        display: flex;
        align-items: center;
        padding-inline-end: 0.5rem;
      }
      .button {
        flex: none;
        min-height: 40px;
        padding: 0.3em 0.8em;
        font-size: 0.9rem;
      }
      .button.icon {
        min-width: 40px;
        padding: 0.3em;
      }
      summary {
        padding: 0.7rem 0.85rem;
        color: var(--ink-soft);
        font-size: 0.85rem;
        font-weight: 700;
        cursor: pointer;
      }
    `,
  ];

  private readonly people = new Selection(this, store, (state) => state.people);
  @query('action-sheet') private readonly sheet!: ActionSheet;
  @query('confirm-dialog') private readonly dialog!: ConfirmDialog;

  constructor() {
    super();
    new MinuteClock(this);
  }

  override render() {
    const { incoming, outgoing, blocked, loaded } = this.people.value;
    const friends = friendsFirst(this.people.value);
    return html`<add-friend></add-friend>
      ${this.list('Want to be your friends', 'incoming', incoming, (person) => this.asking(person))}
      ${this.list(`Friends · ${friends.length}`, 'friends', friends, (person) => this.friend(person))}
      ${loaded && friends.length === 0 ? this.nobody() : nothing}
      ${this.list('Asked', 'outgoing', outgoing, (person) => this.asked(person))}
      ${
        blocked.length === 0
          ? nothing
          : html`<details>
            <summary data-testid="show-blocked">Blocked · ${blocked.length}</summary>
            <ul data-testid="blocked">
              ${blocked.map((person) => html`<li>${this.blocked(person)}</li>`)}
            </ul>
          </details>`
      }
      <action-sheet></action-sheet><confirm-dialog></confirm-dialog>`;
  }

  private list(heading: string, testId: string, people: readonly Person[], row: (person: Person) => unknown) {
    if (people.length === 0) return nothing;
    return html`<section aria-label=${heading}>
      <h3>${heading}</h3>
      <ul data-testid=${testId}>
        ${repeat(
          people,
          ({ userId }) => userId,
          (person) => html`<li data-user-id=${person.userId}>${row(person)}</li>`,
        )}
      </ul>
    </section>`;
  }

  private nobody() {
    return html`<p class="empty soft" data-testid="no-friends">
      No friends here yet. Ask somebody by name, or from the lobby.
    </p>`;
  }

  private friend(person: Person) {
    const presence = this.people.value.presence[person.userId];
    return html`<button
        class="person"
        data-testid="friend"
        data-status=${presence?.status ?? 'offline'}
        title="Write to ${person.username}"
        @click=${() => store.dispatch({ kind: 'conversation-opened', ...person })}
      >
        ${this.face(person, presenceText(presence, Date.now()))}
      </button>
      ${this.iconButton('friend-more', `What to do with ${person.username}`, icons.more, () => this.offer(person))}`;
  }

  private asking(person: Person) {
    return html`<span class="person">${this.face(person, '')}</span>
      <button class="button primary" data-testid="accept" @click=${() => attempt(chat.friends.accept(person.userId))}>
        Accept
      </button>
      ${this.iconButton('decline', `Decline ${person.username}`, icons.cross, () =>
        attempt(chat.friends.decline(person.userId)),
      )}
      ${this.iconButton('request-more', `What else to do with ${person.username}`, icons.more, () =>
        this.sheet.open(person.username, '', this.always(person)),
      )}`;
  }

  private asked(person: Person) {
    return html`<span class="person">${this.face(person, 'Has not answered yet')}</span>
      ${this.iconButton('take-back', `Take the request to ${person.username} back`, icons.cross, () =>
        attempt(chat.friends.decline(person.userId)),
      )}`;
  }

  private blocked(person: Person) {
    return html`<span class="person">${this.face(person, '')}</span>
      <button class="button" data-testid="unblock" @click=${() => attempt(chat.friends.unblock(person.userId))}>
        Unblock
      </button>`;
  }

  private face({ userId, username }: Person, detail: string) {
    return html`<person-face .name=${username} .presence=${this.people.value.presence[userId]}></person-face>
      <span class="text">
        <bdi class="name">${username}</bdi>
        ${detail ? html`<span class="detail">${detail}</span>` : nothing}
      </span>`;
  }

  private iconButton(testId: string, label: string, icon: unknown, act: () => void) {
    return html`<button class="button quiet icon" data-testid=${testId} aria-label=${label} title=${label} @click=${act}>
      ${icon}
    </button>`;
  }

  private offer(person: Person): void {
    const { userId, username } = person;
    const [profile, block] = this.always(person);
    void this.sheet.open(username, '', [
      profile,
      { text: 'End the friendship', testId: 'remove-friend', danger: true, run: () => this.unfriend(userId, username) },
      block,
    ]);
  }

  private always({ userId, username }: Person): [SheetAction, SheetAction] {
    return [
      { text: 'Past games', testId: 'see-profile', run: () => navigate(`/players/${userId}`) },
      { text: 'Block', testId: 'block', danger: true, run: () => this.block(userId, username) },
    ];
  }

  private async unfriend(userId: string, username: string): Promise<void> {
    const sure = await this.dialog.ask(
      'End the friendship?',
      `You and ${isolated(username)} can no longer write to each other.`,
      'End it',
    );
    if (sure) await attempt(chat.friends.remove(userId));
  }

  private async block(userId: string, username: string): Promise<void> {
    const text = `You will hear nothing of ${isolated(username)} any more, and they are not told.`;
    if (await this.dialog.ask(`Block ${isolated(username)}?`, text, 'Block')) await attempt(chat.friends.block(userId));
  }
}
