import { html, type TemplateResult } from 'lit';
import type { Match } from './router';
import { RouteTable } from './router';
import '../pages/games-page';
import '../pages/home-page';
import '../pages/lobby-page';
import '../pages/login-page';
import '../pages/moderation/moderation-page';
import '../pages/not-found-page';
import '../pages/play/play-page';
import '../pages/player/player-page';
import '../pages/register-page';
import '../pages/replay/replay-page';

export const routes = new RouteTable({
  home: '/',
  login: '/login',
  register: '/register',
  games: '/games',
  lobby: '/games/:slug',
  play: '/games/:slug/play/:roomId',
  replay: '/games/:slug/replay/:roomId',
  player: '/players/:userId',
  moderation: '/moderation',
});

interface PageInfo {
  title: string;
  forMembers: boolean;
  render(params: Match['params']): TemplateResult;
}

export const pages: Record<string, PageInfo> = {
  home: { title: 'Play together', forMembers: false, render: () => html`<home-page></home-page>` },
  login: { title: 'Sign in', forMembers: false, render: () => html`<login-page></login-page>` },
  register: { title: 'Create account', forMembers: false, render: () => html`<register-page></register-page>` },
  games: { title: 'Games', forMembers: false, render: () => html`<games-page></games-page>` },
  lobby: {
    title: 'Lobby',
    forMembers: true,
    render: ({ slug }) => html`<lobby-page .slug=${slug}></lobby-page>`,
  },
  play: {
    title: 'Play',
    forMembers: true,
    render: ({ slug, roomId }) => html`<play-page .slug=${slug} .roomId=${roomId}></play-page>`,
  },
  replay: {
    title: 'Replay',
    forMembers: false,
    render: ({ roomId }) => html`<replay-page .roomId=${roomId} .game=${gameNumber()}></replay-page>`,
  },
  player: {
    title: 'Player',
    forMembers: false,
    render: ({ userId }) => html`<player-page .userId=${userId}></player-page>`,
  },
  moderation: {
    title: 'Moderation',
    forMembers: true,
    render: () => html`<moderation-page></moderation-page>`,
  },
  'not-found': { title: 'Not found', forMembers: false, render: () => html`<not-found-page></not-found-page>` },
};

function gameNumber(): number {
  const number = Number(new URLSearchParams(location.search).get('game'));
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}
