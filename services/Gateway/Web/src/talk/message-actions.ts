import { navigate } from '../app/navigation';
import { attempt, chat, notify, store } from '../app/services';
import type { ChatMessage } from '../chat/frames';
import { isFriend, type PeopleState } from '../state/people';
import type { SheetAction } from '../ui/action-sheet';
import { isolated } from '../ui/isolated';
import { muteActions } from './mute-actions';

interface Subject {
  message: ChatMessage;
  people: PeopleState;
  isAdmin: boolean;
  /** Present where messages are kept; likewise to remove one. */
  report?: () => void;
  remove?: () => void;
}

/** What can be done about somebody's message that many read. */
export function messageActions({ message, people, isAdmin, report, remove }: Subject): SheetAction[] {
  const { senderId: userId, senderName: username } = message;
  return [
    {
      text: 'Write a private message',
      testId: 'write-to',
      run: () => store.dispatch({ kind: 'conversation-opened', userId, username }),
    },
    ...(isFriend(people, userId) ? [] : [befriend(userId, username)]),
    { text: 'Past games', testId: 'see-profile', run: () => navigate(`/players/${userId}`) },
    { text: 'Block', testId: 'block', danger: true, run: () => void block(userId, username) },
    ...(report ? [{ text: 'Report', testId: 'report', danger: true, run: report }] : []),
    ...(isAdmin && remove
      ? [{ text: 'Delete for everyone', testId: 'delete-message', danger: true, run: remove }]
      : []),
    ...(isAdmin ? muteActions(userId, username) : []),
  ];
}

const befriend = (userId: string, username: string): SheetAction => ({
  text: 'Ask for friendship',
  testId: 'befriend',
  run: () => void ask(userId, username),
});

async function ask(userId: string, username: string): Promise<void> {
  const answer = await attempt(chat.friends.request({ userId }));
  if (answer)
    notify(
      answer.type === 'chat.event.friend_added'
        ? `You and ${isolated(username)} are friends now.`
        : `${isolated(username)} has been asked.`,
    );
}

async function block(userId: string, username: string): Promise<void> {
  if (await attempt(chat.friends.block(userId))) notify(`You hear nothing of ${isolated(username)} any more.`);
}
