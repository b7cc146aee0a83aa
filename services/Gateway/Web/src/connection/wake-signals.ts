import type { Connection } from './connection';

/** Ties the connection to what the browser knows about the tab and the network. */
export function followWakeSignals(connection: Connection): void {
  window.addEventListener('online', () => connection.wake());
  window.addEventListener('offline', () => connection.networkLost());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') connection.wake();
  });
}
