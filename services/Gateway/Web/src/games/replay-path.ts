export const replayPath = (gameType: string, roomId: string, gameNumber: number): string =>
  `/games/${gameType}/replay/${roomId}?game=${gameNumber}`;
