import { timeOf } from './days';

/** Why a muted person cannot write; empty for everybody else. */
export const muteNotice = (until: string | null): string =>
  until !== null && Date.parse(until) > Date.now() ? `You cannot write here until ${timeOf(until)}.` : '';
