import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../src/pages/play/waiting-room';
import type { WaitingRoom } from '../../src/pages/play/waiting-room';
import { applyRoomEvent } from '../../src/rooms/room-reducer';
import type { RoomView, StartMode } from '../../src/rooms/room-state';
import { annasRoom, event } from '../rooms/room-script';
import { byTestId, mounted } from '../ui/mounted';

afterEach(() => document.body.replaceChildren());

const joined = (view: RoomView) =>
  applyRoomEvent(view, event(3, 'player_joined', { playerId: 'ben', playerName: 'Ben' }));

function starting(startMode: StartMode): RoomView {
  const view = annasRoom();
  return { ...view, room: { ...view.room, config: { ...view.room.config, startMode } } };
}

const show = (view: RoomView) => mounted<WaitingRoom>('waiting-room', { view, seed: 'lucky' });

describe('the waiting room', () => {
  it('shows the code and the free seat', async () => {
    const room = await show(starting('auto'));
    expect(byTestId(room, 'room-code')?.textContent?.trim()).toBe('ABC234');
    expect(room.renderRoot.querySelectorAll('.free')).toHaveLength(1);
    expect(byTestId(room, 'ready')).toBeNull();
  });

  it('asks who is ready where the game waits for that', async () => {
    const view = starting('ready');
    expect(byTestId(await show(view), 'ready')).not.toBeNull();
    const ready = applyRoomEvent(view, event(3, 'player_ready', { playerId: 'anna', ready: true }));
    expect(byTestId(await show(ready), 'ready')).toBeNull();
  });

  it('lets only the host start, and only when there are enough players', async () => {
    const view = starting('host');
    expect((byTestId(await show(view), 'start') as HTMLButtonElement).disabled).toBe(true);
    expect((byTestId(await show(joined(view)), 'start') as HTMLButtonElement).disabled).toBe(false);
    const guest = { ...joined(view), viewerId: 'ben' };
    expect(byTestId(await show(guest), 'start')).toBeNull();
  });

  it('hands on a seed that was typed, without its colons', async () => {
    const room = await show(starting('auto'));
    const chosen = vi.fn();
    room.addEventListener('seed-chosen', (happening) => chosen((happening as CustomEvent).detail));
    const input = byTestId(room, 'client-seed') as HTMLInputElement;
    input.value = 'my: own';
    input.dispatchEvent(new Event('change'));
    expect(chosen).toHaveBeenCalledWith('my own');
  });
});
