import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Problem } from '../../api/problem';
import { type Report, type ReportPage, reports } from '../../api/reports';
import { attempt, chat, notify } from '../../app/services';
import type { ChatMessage } from '../../chat/frames';
import { messageText } from '../../talk/message-text';
import { muteActions } from '../../talk/mute-actions';
import type { ActionSheet } from '../../ui/action-sheet';
import '../../ui/action-sheet';
import { formatDate } from '../../ui/format-date';
import '../../ui/page-notice';
import { base } from '../../ui/styles/base';
import { buttons } from '../../ui/styles/buttons';
import { surfaces } from '../../ui/styles/surfaces';
import { moderationStyles } from './moderation-page.styles';

/** What people have reported, for those who may do something about it. */
@customElement('moderation-page')
export class ModerationPage extends LitElement {
  static override styles = [base, buttons, surfaces, moderationStyles];

  @state() private page: ReportPage | null = null;
  @state() private problem: Problem | null = null;
  @state() private busy = false;
  @query('action-sheet') private readonly sheet!: ActionSheet;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    if (this.problem) return this.failure(this.problem);
    if (!this.page)
      return html`<page-notice heading="One moment…" text="The reports are being fetched."></page-notice>`;
    const { reports: list, next } = this.page;
    return html`<h1>Reported messages</h1>
      ${list.length === 0 ? html`<p class="empty" data-testid="no-reports"><b>Nothing is open.</b></p>` : nothing}
      <ul data-testid="reports">
        ${repeat(
          list,
          ({ id }) => id,
          (report) => html`<li class="card" data-testid="report">${this.report(report)}</li>`,
        )}
      </ul>
      ${
        next === null
          ? nothing
          : html`<p class="more">
            <button class="button" data-testid="load-more" ?disabled=${this.busy} @click=${this.loadMore}>Load more</button>
          </p>`
      }
      <action-sheet></action-sheet>`;
  }

  private report(report: Report) {
    const { reporterName, reason, reportedAt, messages, messageId, lobbyId } = report;
    return html`<p class="facts">
        <b>Reported by <bdi>${reporterName}</bdi></b>
        <span class="soft">${lobbyId ?? 'Private message'} · <time datetime=${reportedAt}>${formatDate(reportedAt)}</time></span>
      </p>
      ${reason ? html`<p class="reason" dir="auto" data-testid="reason">${reason}</p>` : nothing}
      <ol>
        ${messages.map(
          (message) => html`<li class=${message.messageId === messageId ? 'reported' : ''}>
            <b><bdi>${message.senderName}</bdi></b> ${messageText(message.content)}
          </li>`,
        )}
      </ol>
      ${this.actions(report)}`;
  }

  private actions(report: Report) {
    const message = report.messages.find(({ messageId }) => messageId === report.messageId);
    return html`<div class="actions">
      <button class="button primary" data-testid="resolve" @click=${() => this.resolve(report)}>Done</button>
      ${
        report.lobbyId !== null
          ? html`<button class="button danger" data-testid="delete-message" @click=${() => this.delete(report)}>
            Delete the message
          </button>`
          : nothing
      }
      ${
        message
          ? html`<button class="button danger" data-testid="mute" @click=${() => this.mute(message)}>Mute the writer</button>`
          : nothing
      }
    </div>`;
  }

  private failure({ status, message }: Problem) {
    return html`<page-notice
      heading=${status === 403 ? 'For admins only' : 'Not right now'}
      .text=${status === 403 ? 'There is nothing to see here without that role.' : message}
    >
      ${
        status === 403
          ? html`<a class="button" href="/games">See the games</a>`
          : html`<button class="button primary" data-testid="try-again" @click=${this.load}>Try again</button>`
      }
    </page-notice>`;
  }

  private async load(): Promise<void> {
    this.problem = null;
    try {
      this.page = await reports.open();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
  }

  private async loadMore(): Promise<void> {
    if (!this.page) return;
    this.busy = true;
    const more = await attempt(reports.open(this.page.next));
    this.busy = false;
    if (more) this.page = { ...more, reports: [...this.page.reports, ...more.reports] };
  }

  private async resolve({ id }: Report): Promise<void> {
    if ((await attempt(reports.resolve(id).then(() => true))) === null || !this.page) return;
    this.page = { ...this.page, reports: this.page.reports.filter((report) => report.id !== id) };
  }

  private async delete({ lobbyId, messageId }: Report): Promise<void> {
    if (lobbyId === null) return;
    if (await attempt(chat.commands.deleteLobbyMessage(lobbyId, messageId)))
      notify('The message is deleted for everyone.');
  }

  private mute({ senderId, senderName, content }: ChatMessage): void {
    void this.sheet.open(senderName, content, muteActions(senderId, senderName));
  }
}
