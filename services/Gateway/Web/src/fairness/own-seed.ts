import { cleanClientSeed, randomClientSeed } from './client-seed';

/** The randomness that this person adds to the next game: drawn anew for each game, unless it was typed. */
export class OwnSeed {
  value = randomClientSeed();
  private chosen = false;
  private lastGame = '';

  choose(typed: string): void {
    const seed = cleanClientSeed(typed);
    this.chosen = seed !== '';
    this.value = seed || randomClientSeed();
  }

  /** A seed drawn at random serves one game. */
  servedFor(roomId: string, gameNumber: number): void {
    const game = `${roomId}/${gameNumber}`;
    if (gameNumber === 0 || game === this.lastGame) return;
    this.lastGame = game;
    if (!this.chosen) this.value = randomClientSeed();
  }
}
