import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { drawPieces, launch, movePieces, type Piece } from './confetti-pieces';

/** Throws confetti over the whole window once, when it is put on the page. */
@customElement('confetti-burst')
export class ConfettiBurst extends LitElement {
  static override styles = css`
    canvas {
      position: fixed;
      inset: 0;
      z-index: 25;
      width: 100%;
      height: 100%;
      pointer-events: none;
    }
  `;

  private frame = 0;

  override render() {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  protected override firstUpdated(): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const canvas = this.renderRoot.querySelector('canvas');
    const brush = canvas?.getContext?.('2d');
    if (!canvas || !brush) return;
    canvas.width = innerWidth;
    canvas.height = innerHeight;
    this.fall(brush, launch(canvas.width, canvas.height), performance.now());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.frame);
  }

  private fall(brush: CanvasRenderingContext2D, pieces: Piece[], last: number): void {
    this.frame = requestAnimationFrame((now) => {
      const falling = movePieces(pieces, Math.min(0.05, (now - last) / 1_000), brush.canvas.height);
      drawPieces(brush, falling);
      if (falling.length > 0) this.fall(brush, falling, now);
    });
  }
}
