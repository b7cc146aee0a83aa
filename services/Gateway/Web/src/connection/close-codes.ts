export type AfterClose = 'reconnect' | 'reconnect-soon' | 'sign-in' | 'replaced';

/** The server stops, mostly to start again. */
export const GOING_AWAY = 1001;

/** What a close code asks of this client. */
export function afterClose(code: number): AfterClose {
  switch (code) {
    case 4401:
      return 'sign-in';
    case 4409:
      return 'replaced';
    case GOING_AWAY:
    case 4408:
      return 'reconnect-soon';
    default:
      return 'reconnect';
  }
}
