import type { Playback } from './playback';

const OWN_KEYS = 'input, select, button, a, textarea';

/** Space plays and pauses, the arrows step, wherever no control has these keys for itself. */
export function playbackKeys(playback: Playback): (event: KeyboardEvent) => void {
  const actions: Record<string, () => void> = {
    ' ': () => playback.toggle(),
    ArrowLeft: () => playback.step(-1),
    ArrowRight: () => playback.step(1),
    Home: () => playback.seek(0),
    End: () => playback.seek(playback.last),
  };
  return (event) => {
    const target = event.composedPath()[0];
    const act = actions[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof Element && target.matches(OWN_KEYS)) return;
    event.preventDefault();
    act();
  };
}
