import { html, type TemplateResult } from 'lit';

const icon = (path: string): TemplateResult => html`<svg
  viewBox="0 0 24 24"
  fill="none"
  stroke="currentColor"
  stroke-width="2.2"
  stroke-linecap="round"
  stroke-linejoin="round"
  aria-hidden="true"
>
  <path d=${path} />
</svg>`;

export const icons = {
  sound: icon('M11 5 6 9H2v6h4l5 4zM15.5 8.5a5 5 0 0 1 0 7M18.5 5.5a9 9 0 0 1 0 13'),
  muted: icon('M11 5 6 9H2v6h4l5 4zM22 9l-6 6M16 9l6 6'),
  sun: icon(
    'M12 7.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M12 1v2M12 21v2M4.2 4.2l1.4 1.4M18.4 18.4l1.4 1.4M1 12h2M21 12h2M4.2 19.8l1.4-1.4M18.4 5.6l1.4-1.4',
  ),
  moon: icon('M21 12.8A9 9 0 1 1 11.2 3a7 7 0 0 0 9.8 9.8z'),
  copy: icon('M9 9h11v11H9zM5 15H4V4h11v1'),
  check: icon('M4 12.5 9.5 18 20 6.5'),
  cross: icon('M6 6l12 12M18 6 6 18'),
  link: icon(
    'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.6 1.6M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.6-1.6',
  ),
  eye: icon('M1.5 12S5.5 5 12 5s10.5 7 10.5 7-4 7-10.5 7S1.5 12 1.5 12zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6'),
  exit: icon('M9 21H4V3h5M16 17l5-5-5-5M21 12H9'),
  flag: icon('M5 22V3M5 4h13l-2.5 4.5L18 13H5'),
  bot: icon('M5 9h14v10H5zM12 9V4M12 4h.01M9 13v1.5M15 13v1.5M2 13v3M22 13v3'),
  replay: icon('M4 12a8 8 0 1 0 2.5-5.8M4 4v4.5h4.5M10.5 9v6l5-3z'),
  play: icon('M7 4.5v15l12-7.5z'),
  pause: icon('M8 5v14M16 5v14'),
  back: icon('M15 5l-8 7 8 7'),
  forward: icon('M9 5l8 7-8 7'),
  first: icon('M18 5l-8 7 8 7M6 5v14'),
  last: icon('M6 5l8 7-8 7M18 5v14'),
  chat: icon('M4 5h16v11H11l-5 4v-4H4zM8 9.5h8M8 12.5h5'),
  people: icon(
    'M9 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 5.5a3.3 3.3 0 0 1 0 6.3M18 14.5c2.2.8 3.5 2.6 3.5 5.5',
  ),
  send: icon('M4 12 20 4l-5 16-3.5-6.5zM11.5 13.5 20 4'),
  bell: icon('M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4'),
  silent: icon('M6 16V11a6 6 0 0 1 9-5.2M18 11v5l2 2H6M10 21h4M3 3l18 18'),
  more: icon('M5 12h.01M12 12h.01M19 12h.01'),
  down: icon('M5 9l7 8 7-8'),
  shield: icon('M12 2l8 3v6c0 5.5-3.5 9-8 11-4.5-2-8-5.5-8-11V5zM8.5 12l2.5 2.5 4.5-5'),
};
