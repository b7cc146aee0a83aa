import { describe, expect, it } from 'vitest';
import { nextAfterSignIn, signInPath } from '../../src/app/navigation';
import { RouteTable } from '../../src/app/router';

const routes = new RouteTable({ home: '/', games: '/games', lobby: '/games/:slug', play: '/games/:slug/play/:roomId' });

describe('the routes', () => {
  it.each([
    ['/', 'home', {}],
    ['/games', 'games', {}],
    ['/games/', 'games', {}],
    ['/games/bigger_dice', 'lobby', { slug: 'bigger_dice' }],
    ['/games/bigger_dice/play/r%201', 'play', { slug: 'bigger_dice', roomId: 'r 1' }],
    ['/games/%E0%A4%A', 'lobby', { slug: '%E0%A4%A' }],
    ['/nothing', 'not-found', {}],
    ['/games/a/b', 'not-found', {}],
  ])('take %s to the page %s', (path, page, params) => {
    expect(routes.match(path)).toEqual({ page, params });
  });
});

describe('signing in', () => {
  it('leads back to where one came from', () => {
    const path = '/games/bigger_dice/play/1';
    expect(nextAfterSignIn(new URL(signInPath(path), 'http://x').search)).toBe(path);
  });

  it.each(['', '?next=', '?next=https://evil.test', '?next=//evil.test', '?next=/\\evil.test', '?next=javascript:1'])(
    'never leads to another site (%s)',
    (search) => {
      expect(nextAfterSignIn(search)).toBe('/games');
    },
  );
});
