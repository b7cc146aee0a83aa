import { describe, expect, it } from 'vitest';
import type { BiggerDiceState } from '../../src/games/bigger-dice/state';
import { applyRoomEvent, applyRoomState } from '../../src/rooms/room-reducer';
import type { RoomView } from '../../src/rooms/room-state';
import { annasRoom, event, firstRound, over, play, snapshotOf, started } from './room-script';

const gameOf = (view: RoomView) => view.game as BiggerDiceState;

describe('a room', () => {
  it('starts with its creator as host and only player', () => {
    const { room, you, seq } = annasRoom();
    expect(seq).toBe(2);
    expect(you.role).toBe('player');
    expect(room).toMatchObject({ status: 'waiting', hostId: 'anna', roomCode: 'ABC234' });
    expect(room.players.map(({ id }) => id)).toEqual(['anna']);
  });

  it('follows a whole round', () => {
    const view = play(annasRoom(), firstRound);
    expect(view.room.status).toBe('playing');
    expect(gameOf(view)).toMatchObject({
      scores: { anna: 1, ben: 0 },
      currentTurn: 'ben',
      turnNumber: 3,
      round: 2,
      lastRolls: { anna: 5, ben: 3 },
    });
    expect(gameOf(view).rolls).toEqual([
      { playerId: 'anna', roll: 5, round: 1 },
      { playerId: 'ben', roll: 3, round: 1 },
    ]);
  });

  it('ignores an event that it has seen', () => {
    const view = play(annasRoom(), firstRound);
    for (const seen of firstRound) expect(applyRoomEvent(view, seen)).toBe(view);
  });

  it('notices a skipped number, changes nothing, and heals when the missing events come', () => {
    const view = play(annasRoom(), firstRound.slice(0, 3));
    const late = applyRoomEvent(view, firstRound[4] as never);
    expect(late).toEqual({ ...view, inSync: false });
    expect(play({ ...late, inSync: true }, firstRound.slice(3))).toEqual(play(annasRoom(), firstRound));
  });

  it('is the same after a snapshot as without a cut', () => {
    const whole = play(annasRoom(), firstRound);
    for (let cut = 0; cut <= firstRound.length; cut++) {
      const snapshot = snapshotOf(play(annasRoom(), firstRound.slice(0, cut)));
      expect(play(applyRoomState(undefined, snapshot, 'anna'), firstRound)).toEqual(whole);
    }
  });

  it('keeps what it has when an older snapshot arrives', () => {
    const view = play(annasRoom(), firstRound);
    expect(applyRoomState(view, snapshotOf(annasRoom()), 'anna')).toBe(view);
  });

  it('keeps the revealed seeds when the game is over', () => {
    const view = play(annasRoom(), [...firstRound, over(10, 'anna', { anna: 10, ben: 0 })]);
    expect(view.room.status).toBe('finished');
    expect(gameOf(view).result).toMatchObject({ winner: 'anna', fairness: { serverSeed: 'ff' } });
    expect(gameOf(view).scores).toEqual({ anna: 10, ben: 0 });
  });

  it('starts afresh with a rematch', () => {
    const offered = play(annasRoom(), [
      ...firstRound,
      over(10, 'anna', { anna: 10, ben: 0 }),
      event(11, 'rematch_offered', { playerId: 'ben', agreed: ['ben'] }),
    ]);
    expect(offered.room.rematch).toEqual(['ben']);
    const again = applyRoomEvent(offered, started(12, 'c2'));
    expect(again.room).toMatchObject({ status: 'playing', rematch: [], gameNumber: 2 });
    expect(gameOf(again)).toMatchObject({ rolls: [], scores: { anna: 0, ben: 0 }, commitment: 'c2', result: null });
  });

  it('waits again when somebody new sits down after a game', () => {
    const view = play(annasRoom(), [
      ...firstRound,
      over(10, 'anna', { anna: 10, ben: 0 }),
      event(11, 'player_left', { playerId: 'ben', playerName: 'Ben', reason: 'left' }),
      event(12, 'player_joined', { playerId: 'cyd', playerName: 'Cyd' }),
    ]);
    expect(view.room).toMatchObject({ status: 'waiting', rematch: [] });
    expect(view.game).toBeNull();
  });

  it('moves its clocks when the server was away', () => {
    const gone = event(10, 'player_disconnected', { playerId: 'ben', reconnectBy: 'T1' });
    const moved = event(11, 'clocks_moved', { byMs: 9_000, turnEndsAt: 'T2', reconnectBy: { ben: 'T3' } });
    const view = play(annasRoom(), [...firstRound, gone, moved]);
    expect(gameOf(view).turnEndsAt).toBe('T2');
    expect(view.room.players.map(({ reconnectBy }) => reconnectBy)).toEqual([null, 'T3']);
  });

  it('counts over events of a kind that it does not know', () => {
    const unknown = { type: 'games.event.firework', roomId: 'room-1', seq: 3 } as never;
    expect(applyRoomEvent(annasRoom(), unknown).seq).toBe(3);
  });
});

describe('the people of a room', () => {
  it('lose and regain their connection', () => {
    const gone = applyRoomEvent(annasRoom(), event(3, 'player_disconnected', { playerId: 'anna', reconnectBy: 'T' }));
    expect(gone.room.players[0]).toMatchObject({ connected: false, reconnectBy: 'T' });
    const back = applyRoomEvent(gone, event(4, 'player_reconnected', { playerId: 'anna' }));
    expect(back.room.players[0]).toMatchObject({ connected: true, reconnectBy: null });
  });

  it('stop being ready when a game is over', () => {
    const ready = event(10, 'player_ready', { playerId: 'anna', ready: true });
    const view = play(annasRoom(), [...firstRound, ready, over(11, 'anna', { anna: 10, ben: 0 })]);
    expect(view.you.ready).toBe(false);
    expect(view.room.players.some((player) => player.ready)).toBe(false);
  });

  it('may take a seat after watching', () => {
    const watching = { ...annasRoom(), viewerId: 'zoe', you: { role: 'spectator' as const, ready: false } };
    const seated = applyRoomEvent(watching, event(3, 'player_joined', { playerId: 'zoe', playerName: 'Zoe' }));
    expect(seated.you.role).toBe('player');
  });

  it('may be bots', () => {
    const view = applyRoomEvent(
      annasRoom(),
      event(3, 'player_joined', { playerId: 'b', playerName: 'Bo', isBot: true }),
    );
    expect(view.room.players.map(({ isBot }) => isBot ?? false)).toEqual([false, true]);
    expect(view.room.players.map(({ ready }) => ready)).toEqual([false, true]);
  });

  it('become ready, and the viewer knows it of itself', () => {
    const view = applyRoomEvent(annasRoom(), event(3, 'player_ready', { playerId: 'anna', ready: true }));
    expect(view.you.ready).toBe(true);
    expect(view.room.players[0]?.ready).toBe(true);
  });

  it('hand the room on when the host leaves', () => {
    const view = play(annasRoom(), [
      event(3, 'player_joined', { playerId: 'ben', playerName: 'Ben' }),
      event(4, 'player_left', { playerId: 'anna', playerName: 'Anna', reason: 'left' }),
      event(5, 'host_changed', { hostId: 'ben' }),
    ]);
    expect(view.room.players.map(({ id }) => id)).toEqual(['ben']);
    expect(view.room.hostId).toBe('ben');
  });

  it('are told when the room closes', () => {
    const closed = applyRoomEvent(annasRoom(), event(3, 'room_closed', { reason: 'idle' }));
    expect(closed).toMatchObject({ closed: 'idle', room: { status: 'abandoned' } });
  });

  it('can still look at the result of a room that has closed', () => {
    const ended = play(annasRoom(), [...firstRound, over(10, 'anna', { anna: 10, ben: 0 })]);
    const closed = applyRoomEvent(ended, event(11, 'room_closed', { reason: 'idle' }));
    expect(closed.room.status).toBe('finished');
    expect(gameOf(closed).result?.winner).toBe('anna');
  });
});
