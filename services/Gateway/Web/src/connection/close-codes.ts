export type AfterClose = 'reconnect' | 'reconnect-soon' | 'sign-in' | 'replaced';

/** What a close code asks of this client. */
export function afterClose(code: number): AfterClose {
  switch (code) {
    case 4401:
      return 'sign-in';
    case 4409:
      return 'replaced';
    case 1001:
    case 4408:
      return 'reconnect-soon';
    default:
      return 'reconnect';
  }
}
