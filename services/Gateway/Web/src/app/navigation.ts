type Listener = (path: string) => void;

const listeners = new Set<Listener>();

export const currentPath = (): string => location.pathname;

export function navigate(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', to);
  else history.replaceState(null, '', to);
  tell();
}

export function onNavigation(listener: Listener): void {
  listeners.add(listener);
}

/** Lets plain links work without a page load, also from inside shadow roots. */
export function followLinks(): void {
  window.addEventListener('popstate', tell);
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link?.target !== '' || link.origin !== location.origin || link.hash !== '') return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  });
}

/** Where to go after signing in: only ever a path of this site. */
export function nextAfterSignIn(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '';
  return /^\/(?![/\\])/.test(next) ? next : '/games';
}

export const signInPath = (from: string): string =>
  from === '/' ? '/login' : `/login?next=${encodeURIComponent(from)}`;

function tell(): void {
  for (const listener of listeners) listener(currentPath());
}
