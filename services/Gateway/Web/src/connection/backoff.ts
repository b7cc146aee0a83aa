const CAP_MS = 16_000;

/** 1, 2, 4, 8, 16, 16 … seconds, each between half and full length so that clients spread out. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(CAP_MS, 1_000 * 2 ** Math.min(attempt, 10));
  return Math.round(full * (0.5 + random() * 0.5));
}
