export interface Piece {
  x: number;
  y: number;
  vx: number;
  vy: number;
  size: number;
  angle: number;
  spin: number;
  colour: string;
}

const COLOURS = ['#ffd84d', '#ff8a1f', '#f5365c', '#8464ff', '#ffffff', '#ffb454'];
const GRAVITY = 900;
const PIECES = 170;

const between = (low: number, high: number): number => low + Math.random() * (high - low);

/** Two cannons, one in each lower corner. */
export function launch(width: number, height: number): Piece[] {
  return Array.from({ length: PIECES }, (_, i) => {
    const side = i % 2 === 0 ? 1 : -1;
    return {
      x: side > 0 ? 0 : width,
      y: height * 0.85,
      vx: side * between(0.15, 0.75) * Math.min(width, 1_400),
      vy: -between(0.75, 1.35) * Math.min(height, 1_000),
      size: between(6, 13),
      angle: between(0, 6),
      spin: between(-9, 9),
      colour: COLOURS[i % COLOURS.length] as string,
    };
  });
}

export function movePieces(pieces: Piece[], seconds: number, floor: number): Piece[] {
  const drag = 0.985 ** (seconds * 60);
  for (const piece of pieces) {
    piece.vx *= drag;
    piece.vy = piece.vy * drag + GRAVITY * seconds;
    piece.x += piece.vx * seconds;
    piece.y += piece.vy * seconds;
    piece.angle += piece.spin * seconds;
  }
  return pieces.filter((piece) => piece.y < floor + 20);
}

export function drawPieces(brush: CanvasRenderingContext2D, pieces: Piece[]): void {
  brush.clearRect(0, 0, brush.canvas.width, brush.canvas.height);
  for (const piece of pieces) {
    brush.save();
    brush.translate(piece.x, piece.y);
    brush.rotate(piece.angle);
    brush.scale(1, Math.cos(piece.angle * 1.7));
    brush.fillStyle = piece.colour;
    brush.fillRect(-piece.size / 2, -piece.size / 3, piece.size, piece.size * 0.66);
    brush.restore();
  }
}
