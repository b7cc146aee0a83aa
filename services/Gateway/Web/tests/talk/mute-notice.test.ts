import { html, LitElement } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore } from '../../src/state/app-state';
import { MuteNotice } from '../../src/talk/mute-notice';
import { ME, received, signedIn } from '../chat/script';

const DAY_MS = 24 * 60 * 60_000;
const store = createStore();

class NoticeBoard extends LitElement {
  private readonly muted = new MuteNotice(this, store);

  override render() {
    return html`${this.muted.text}`;
  }
}
customElements.define('notice-board', NoticeBoard);

beforeEach(() => void vi.useFakeTimers({ now: new Date(2026, 0, 8, 12, 0) }));
afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

async function mutedFor(ms: number) {
  store.dispatch(signedIn);
  const board = document.body.appendChild(new NoticeBoard());
  const until = new Date(Date.now() + ms).toISOString();
  store.dispatch(received({ type: 'chat.event.user_muted', userId: ME, username: 'anna', until }));
  const text = async () => {
    await board.updateComplete;
    return board.shadowRoot?.textContent ?? '';
  };
  return { text };
}

it('names the day where it is not today', async () => {
  expect(await (await mutedFor(60_000)).text()).not.toContain('Jan');
  document.body.replaceChildren();
  expect(await (await mutedFor(30 * DAY_MS)).text()).toMatch(/Feb/);
});

it('goes by itself when the time is over', async () => {
  const { text } = await mutedFor(30 * DAY_MS);
  await vi.advanceTimersByTimeAsync(30 * DAY_MS - 1);
  expect(await text()).not.toBe('');
  await vi.advanceTimersByTimeAsync(1);
  expect(await text()).toBe('');
});
