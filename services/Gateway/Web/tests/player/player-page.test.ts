import { afterEach, describe, expect, it, vi } from 'vitest';
import type { GameSummary, GamesOfUser } from '../../src/api/history';
import '../../src/pages/player/player-page';
import type { PlayerPage } from '../../src/pages/player/player-page';
import { serve } from '../api/server';
import { byTestId, mounted, settled } from '../ui/mounted';

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const game = (gameNumber: number, winner: string | null): GameSummary => ({
  roomId: 'r1',
  roomName: 'Den',
  gameNumber,
  gameType: 'bigger_dice',
  startedAt: '2026-01-08T12:00:00.000Z',
  finishedAt: '2026-01-08T12:02:00.000Z',
  players: [
    { id: '8', name: 'Ben', score: 4 },
    { id: '7', name: 'Anna', score: 10 },
  ],
  winner,
  reason: 'score',
});

const page = (games: GameSummary[], next: string | null): [number, GamesOfUser] => [
  200,
  { games, next, played: 3, won: 2 },
];
const FIRST = 'GET /api/users/7/games?limit=20';

async function show(): Promise<PlayerPage> {
  const element = await mounted<PlayerPage>('player-page', { userId: '7' });
  await vi.waitFor(() => expect(byTestId(element, 'played') ?? byTestId(element, 'no-player')).not.toBeNull());
  await settled(element);
  return element;
}

const rows = (element: PlayerPage) =>
  [...element.renderRoot.querySelectorAll('game-row')].map((row) => {
    const text = (id: string) => row.shadowRoot?.querySelector(`[data-testid="${id}"]`)?.textContent?.trim();
    const link = row.shadowRoot?.querySelector('[data-testid="replay"]')?.getAttribute('href');
    return [text('outcome'), text('score'), link];
  });

describe('the page of a player', () => {
  it('lists past games as the player remembers them', async () => {
    serve({ [FIRST]: page([game(2, '7'), game(1, '8'), game(3, null)], null) });
    const element = await show();
    expect(rows(element)).toEqual([
      ['Won', '10 : 4', '/games/bigger_dice/replay/r1?game=2'],
      ['Lost', '10 : 4', '/games/bigger_dice/replay/r1?game=1'],
      ['Draw', '10 : 4', '/games/bigger_dice/replay/r1?game=3'],
    ]);
    expect(byTestId(element, 'played')?.textContent).toBe('3');
    expect(byTestId(element, 'won')?.textContent).toBe('2');
    expect(element.renderRoot.querySelector('h1')?.textContent).toBe('Anna');
    expect(byTestId(element, 'load-more')).toBeNull();
  });

  it('loads more where there is more', async () => {
    serve({
      [FIRST]: page([game(2, '7')], 'c/1'),
      'GET /api/users/7/games?limit=20&before=c%2F1': page([game(1, '8')], null),
    });
    const element = await show();
    byTestId(element, 'load-more')?.click();
    await vi.waitFor(() => expect(rows(element)).toHaveLength(2));
    await settled(element);
    expect(byTestId(element, 'load-more')).toBeNull();
  });

  it('says so when nothing was played yet', async () => {
    serve({ [FIRST]: page([], null) });
    expect(byTestId(await show(), 'no-games')).not.toBeNull();
  });

  it('knows when there is no such player', async () => {
    serve({});
    expect(byTestId(await show(), 'no-player')).not.toBeNull();
  });
});
