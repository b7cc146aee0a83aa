import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../src/pages/moderation/moderation-page';
import type { ModerationPage } from '../../src/pages/moderation/moderation-page';
import { serve } from '../api/server';
import { idOf, message } from '../chat/script';
import { byTestId, mounted, settled } from '../ui/mounted';

afterEach(() => document.body.replaceChildren());

const report = (id: number, reason: string | null) => ({
  ...{ id, messageId: idOf(2), lobbyId: 'lobby:main', withUserId: null, reporterId: '1', reporterName: 'anna', reason },
  ...{ reportedAt: '2026-01-08T12:00:00.000Z', messages: [message(1), message(2), message(3)] },
});

async function show(answers: Parameters<typeof serve>[0]) {
  const asked = serve(answers);
  const page = await mounted<ModerationPage>('moderation-page');
  await vi.waitFor(() => expect(page.renderRoot.querySelector('h1, page-notice:not([heading^=One])')).not.toBeNull());
  await settled(page);
  return { page, asked };
}

describe('the moderation page', () => {
  it('shows each report with the messages around, and puts it away when it is done', async () => {
    const { page, asked } = await show({
      'GET /api/chat/reports': [200, { reports: [report(8, 'Rude'), report(7, null)], next: null }],
      'POST /api/chat/reports/8/resolve': [204],
    });
    expect(page.renderRoot.querySelectorAll('[data-testid=report]')).toHaveLength(2);
    expect(byTestId(page, 'reason')?.textContent).toBe('Rude');
    expect(page.renderRoot.querySelector('.reported')?.textContent).toContain('Text 2');
    byTestId(page, 'resolve')?.click();
    await vi.waitFor(() => expect(page.renderRoot.querySelectorAll('[data-testid=report]')).toHaveLength(1));
    expect(asked.at(-1)).toBe('POST /api/chat/reports/8/resolve');
  });

  it('goes on to older reports', async () => {
    const { page } = await show({
      'GET /api/chat/reports': [200, { reports: [report(8, null)], next: '8' }],
      'GET /api/chat/reports?before=8': [200, { reports: [report(7, null)], next: null }],
    });
    byTestId(page, 'load-more')?.click();
    await vi.waitFor(() => expect(page.renderRoot.querySelectorAll('[data-testid=report]')).toHaveLength(2));
    expect(byTestId(page, 'load-more')).toBeNull();
  });

  it('is not for everyone', async () => {
    const { page } = await show({
      'GET /api/chat/reports': [403, { detail: 'Only admins may do that.', code: 'FORBIDDEN' }],
    });
    expect(page.renderRoot.querySelector('page-notice')?.getAttribute('heading')).toBe('For admins only');
  });
});
