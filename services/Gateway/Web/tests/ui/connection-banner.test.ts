import { afterEach, describe, expect, it } from 'vitest';
import { store } from '../../src/app/services';
import type { ConnectionStatus } from '../../src/connection/connection';
import '../../src/ui/connection-banner';
import type { ConnectionBanner } from '../../src/ui/connection-banner';
import { byTestId, mounted } from './mounted';

afterEach(() => document.body.replaceChildren());

async function bannerAfter(...statuses: ConnectionStatus[]) {
  const banner = await mounted<ConnectionBanner>('connection-banner');
  for (const status of statuses) {
    store.dispatch({ kind: 'connection-changed', status });
    await banner.updateComplete;
  }
  return byTestId(banner, 'connection') as HTMLElement;
}

describe('the connection banner', () => {
  it('says nothing while all is well', async () => {
    const shown = await bannerAfter({ phase: 'connecting', attempt: 0, restart: false }, { phase: 'online' });
    expect(shown.textContent?.trim()).toBe('');
    expect(shown.dataset.phase).toBe('online');
  });

  it('says that it tries again, and lets the person hurry', async () => {
    const shown = await bannerAfter(
      { phase: 'online' },
      { phase: 'waiting', attempt: 1, retryAt: Date.now() + 1_000, restart: false },
    );
    expect(shown.textContent).toContain('Connection lost');
    expect(shown.querySelector('[data-testid="retry-now"]')).not.toBeNull();
  });

  it('offers to go on here when the page was replaced', async () => {
    const shown = await bannerAfter({ phase: 'replaced' });
    expect(shown.querySelector('[data-testid="use-here"]')).not.toBeNull();
  });

  it('tells a restart calmly', async () => {
    const waiting = { phase: 'waiting', attempt: 1, retryAt: Date.now() + 1_000, restart: true } as const;
    const shown = await bannerAfter({ phase: 'online' }, waiting);
    expect(shown.textContent).toContain('The server restarts');
    expect(shown.querySelector('.calm')).not.toBeNull();
  });
});
