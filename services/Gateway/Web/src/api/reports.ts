import type { ChatMessage } from '../chat/frames';
import { call } from './http';

/** A message that somebody showed to the admins, among those around it. */
export interface Report {
  id: number;
  messageId: string;
  /** Null where it was a private message. */
  lobbyId: string | null;
  withUserId: string | null;
  reporterId: string | null;
  reporterName: string;
  reason: string | null;
  reportedAt: string;
  messages: ChatMessage[];
}

export interface ReportPage {
  reports: Report[];
  next: string | null;
}

export const reports = {
  open: (before: string | null = null): Promise<ReportPage> =>
    call('GET', `/api/chat/reports${before === null ? '' : `?before=${encodeURIComponent(before)}`}`),

  resolve: (id: number): Promise<void> => call('POST', `/api/chat/reports/${id}/resolve`),
};
