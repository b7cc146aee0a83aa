import type { Person } from '../chat/frames';
import type { PeopleState } from '../state/people';

const rank = { online: 0, away: 1, offline: 2 } as const;

/** Who is there comes first. */
export function friendsFirst({ friends, presence }: PeopleState): Person[] {
  const rankOf = ({ userId }: Person): number => rank[presence[userId]?.status ?? 'offline'];
  return [...friends].sort((a, b) => rankOf(a) - rankOf(b));
}
