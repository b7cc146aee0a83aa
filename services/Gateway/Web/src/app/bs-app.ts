import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { titleBadge } from '../chat/alerts';
import { COVERS_PAGE } from '../dock/chat-dock';
import { isViewersTurn } from '../games/registry';
import { Selection } from '../state/selection';
import { base } from '../ui/styles/base';
import { currentPath, navigate, onNavigation, signInPath } from './navigation';
import { focusHeading } from './page-focus';
import type { Match } from './router';
import { pages, routes } from './routes';
import { store } from './services';
import '../ui/connection-banner';
import '../ui/page-notice';
import '../ui/toast-stack';
import './top-bar';
import type { TopBar } from './top-bar';

@customElement('bs-app')
export class BsApp extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 100dvh;
      }
      main {
        flex: 1;
        width: min(1120px, 100%);
        margin: 0 auto;
        padding: clamp(0.9rem, 3vw, 2rem) clamp(0.75rem, 3vw, 2rem) 3rem;
      }
      main.wide {
        width: min(1360px, 100%);
      }
      .late {
        animation: dawn 0.4s 0.6s backwards;
      }
      @keyframes dawn {
        from {
          opacity: 0;
        }
      }
      .skip {
        position: absolute;
        left: 1rem;
        top: -4rem;
        z-index: 20;
        padding: 0.6rem 1rem;
        border-radius: 0 0 12px 12px;
        background: var(--surface-raised);
      }
      .skip:focus {
        top: 0;
      }
    `,
  ];

  @state() private match: Match = routes.match(currentPath());
  private readonly session = new Selection(this, store, (state) => state.session.status);
  private readonly myTurn = new Selection(this, store, ({ rooms }) => {
    const view = rooms.byId[this.match?.params.roomId ?? ''];
    return view !== undefined && isViewersTurn(view);
  });
  /** On a phone the chat takes the whole page. */
  private readonly covered = new Selection(this, store, ({ dock }) => dock.open && matchMedia(COVERS_PAGE).matches);
  private readonly badge = new Selection(this, store, titleBadge);
  @query('top-bar') private readonly topBar!: TopBar;
  private shownPath = currentPath();

  override connectedCallback(): void {
    super.connectedCallback();
    onNavigation((path) => {
      this.match = routes.match(path);
    });
  }

  override render() {
    return html`
      <nav aria-label="Skip"><a class="skip" href="#main" @click=${this.skip}>Skip to content</a></nav>
      <top-bar ?inert=${this.covered.value}></top-bar>
      <connection-banner></connection-banner>
      <main id="main" ?inert=${this.covered.value} class=${this.match.page === 'play' ? 'wide' : ''}>${this.page()}</main>
      <chat-dock @dock-closed=${() => this.topBar.focusChat()}></chat-dock>
      <toast-stack></toast-stack>
    `;
  }

  protected override updated(_changed: PropertyValues): void {
    const page = pages[this.match.page];
    if (page?.forMembers && this.session.value === 'anonymous') {
      navigate(signInPath(currentPath() + location.search), 'replace');
      return;
    }
    document.title = `${this.badge.value}${this.myTurn.value ? 'Your turn' : (page?.title ?? 'Play')} · BlazingSun`;
    if (this.shownPath === currentPath()) return;
    this.shownPath = currentPath();
    scrollTo(0, 0);
    void focusHeading(this.renderRoot.querySelector('main'));
  }

  private page() {
    const page = pages[this.match.page];
    if (page?.forMembers && this.session.value !== 'signed-in') {
      return html`<page-notice class="late" heading="One moment…" text="The sun is coming up."></page-notice>`;
    }
    if (!page) return nothing;
    return page.render(this.match.params);
  }

  private skip(event: Event): void {
    event.preventDefault();
    void focusHeading(this.renderRoot.querySelector('main'));
  }
}
