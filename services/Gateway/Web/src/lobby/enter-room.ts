import { navigate } from '../app/navigation';
import { attempt, notify, store } from '../app/services';
import type { Frame } from '../connection/frames';

/** Waits for the room that a command opens, then goes to its table. */
export async function enterRoom(command: Promise<Frame>): Promise<boolean> {
  const answer = await attempt(command);
  if (!answer?.roomId) return false;
  const view = store.state.rooms.byId[answer.roomId];
  if (!view) {
    notify('The room has closed in the meantime.', 'error');
    return false;
  }
  navigate(`/games/${view.room.gameType}/play/${view.room.roomId}`);
  return true;
}
