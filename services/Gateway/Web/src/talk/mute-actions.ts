import { attempt, chat, notify } from '../app/services';
import type { SheetAction } from '../ui/action-sheet';
import { isolated } from '../ui/isolated';

const MUTES = [
  [10, '10 minutes'],
  [60, 'an hour'],
  [24 * 60, 'a day'],
] as const;

/** How an admin keeps somebody from writing in lobbies and rooms, and lets them again. */
export function muteActions(userId: string, username: string): SheetAction[] {
  const mute = async (minutes: number, words: string) => {
    if (await attempt(chat.commands.mute(userId, minutes))) notify(`${isolated(username)} is muted for ${words}.`);
  };
  const unmute = async () => {
    if (await attempt(chat.commands.unmute(userId))) notify(`${isolated(username)} may write again.`);
  };
  return [
    ...MUTES.map(([minutes, words]) => ({
      ...{ text: `Mute for ${words}`, testId: `mute-${minutes}`, danger: true },
      run: () => void mute(minutes, words),
    })),
    { text: 'Let write again', testId: 'unmute', run: () => void unmute() },
  ];
}
