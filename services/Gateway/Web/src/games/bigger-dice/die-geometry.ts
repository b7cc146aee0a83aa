/** The turn of the cube, in degrees, that brings a face to the front. Opposite faces add up to seven. */
export function faceTurn(face: number): { x: number; y: number } {
  return turns[face] ?? { x: 0, y: 0 };
}

const turns: Record<number, { x: number; y: number }> = {
  1: { x: 0, y: 0 },
  2: { x: 0, y: -90 },
  3: { x: -90, y: 0 },
  4: { x: 90, y: 0 },
  5: { x: 0, y: 90 },
  6: { x: 0, y: 180 },
};

const patterns: Record<number, string> = {
  1: '000010000',
  2: '100000001',
  3: '100010001',
  4: '101000101',
  5: '101010101',
  6: '101101101',
};

/** The nine places of a face, row by row. */
export const pips = (face: number): boolean[] => Array.from(patterns[face] ?? '', (place) => place === '1');
