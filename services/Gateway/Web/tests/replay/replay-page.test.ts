import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../src/pages/replay/replay-page';
import type { ReplayPage } from '../../src/pages/replay/replay-page';
import { serve } from '../api/server';
import { ROOM } from '../rooms/room-script';
import { byTestId, mounted, settled } from '../ui/mounted';
import { pastGame } from './past-game';

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

async function show(game = 0): Promise<ReplayPage> {
  const page = await mounted<ReplayPage>('replay-page', { roomId: ROOM, game });
  await vi.waitFor(() =>
    expect(
      byTestId(page, 'position') ??
        byTestId(page, 'forgotten') ??
        byTestId(page, 'no-replay') ??
        byTestId(page, 'try-again'),
    ).not.toBeNull(),
  );
  await settled(page);
  return page;
}

const served = () => serve({ [`GET /api/games/${ROOM}/history`]: [200, pastGame] });
const textOf = (host: Element, id: string) => byTestId(host, id)?.textContent?.trim();

async function slideTo(page: ReplayPage, position: number): Promise<void> {
  const slider = byTestId(page, 'slider') as HTMLInputElement;
  slider.value = String(position);
  slider.dispatchEvent(new Event('input'));
  await settled(page);
}

describe('the replay', () => {
  it('begins at the start and says who won', async () => {
    served();
    const page = await show();
    expect(textOf(page, 'position')).toBe('0 / 7');
    expect(textOf(page, 'score-me')).toBe('0');
    expect(byTestId(page, 'outcome')?.dataset.winner).toBe('anna');
    expect(textOf(page, 'outcome')?.replaceAll(/\s+/g, ' ')).toContain('10 : 0 · Anna won by resignation');
  });

  it('shows the table of any moment, to look at only', async () => {
    served();
    const page = await show();
    await slideTo(page, 5);
    expect(textOf(page, 'moment')).toBe('Ben is to roll.');
    await vi.waitFor(() => expect(textOf(page, 'score-me')).toBe('1'));
    expect(byTestId(page, 'roll')).toBeNull();
    await slideTo(page, 7);
    await vi.waitFor(() => expect(byTestId(page, 'winner')).not.toBeNull());
    expect(byTestId(page, 'rematch')).toBeNull();
    await slideTo(page, 0);
    expect(textOf(page, 'score-me')).toBe('0');
  });

  it('listens to the keyboard', async () => {
    served();
    const page = await show();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true }));
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true }));
    await settled(page);
    expect(byTestId(page, 'position')?.dataset.position).toBe('2');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', cancelable: true }));
    await settled(page);
    expect(byTestId(page, 'play')?.getAttribute('aria-label')).toBe('Pause');
  });

  it('checks the whole game, wherever the slider is', async () => {
    served();
    const page = await show();
    byTestId(page, 'verify')?.click();
    await settled(page);
    await vi.waitFor(() => expect(byTestId(page, 'verify-result')?.dataset.passed).toBe('false'));
  });

  it('leads to the other games of the room', async () => {
    const second = { ...pastGame, gameNumber: 2 };
    serve({ [`GET /api/games/${ROOM}/history?game=2`]: [200, second] });
    const page = await show(2);
    const header = page.renderRoot.querySelector('replay-header')?.shadowRoot;
    const links = [...(header?.querySelectorAll<HTMLAnchorElement>('[data-testid="game-number"]') ?? [])];
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      `/games/bigger_dice/replay/${ROOM}?game=1`,
      `/games/bigger_dice/replay/${ROOM}?game=2`,
    ]);
    expect(links.map((link) => link.getAttribute('aria-current'))).toEqual([null, 'page']);
  });

  it('still says who won when the moves are not kept any more', async () => {
    serve({ [`GET /api/games/${ROOM}/history`]: [200, { ...pastGame, events: [] }] });
    const page = await show();
    expect(byTestId(page, 'forgotten')).not.toBeNull();
    expect(byTestId(page, 'outcome')?.dataset.winner).toBe('anna');
  });

  it('says clearly that there is none', async () => {
    serve({});
    expect(byTestId(await show(), 'no-replay')).not.toBeNull();
  });

  it('can be tried again when the server is away', async () => {
    serve({ [`GET /api/games/${ROOM}/history`]: [503, { detail: 'Away.', code: 'UNAVAILABLE' }] });
    const page = await show();
    served();
    byTestId(page, 'try-again')?.click();
    await vi.waitFor(() => expect(byTestId(page, 'position')).not.toBeNull());
  });
});
