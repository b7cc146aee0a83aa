import { css, html, type TemplateResult } from 'lit';
import type { RoomConfig, StartMode } from '../rooms/room-state';

export const roomOptionStyles = css`
  form {
    display: grid;
    gap: 0.9rem;
  }
  h2 {
    font-size: 1.35rem;
  }
  summary {
    padding: 0.5rem 0;
    font-weight: 700;
    cursor: pointer;
  }
  .options {
    display: grid;
    gap: 0.8rem;
    padding-top: 0.4rem;
  }
`;

export const roomOptions = (): TemplateResult => html`<details>
  <summary data-testid="room-options">Options</summary>
  <div class="options">
    <div class="field">
      <label for="turn">Time for a turn</label>
      <select id="turn" name="turnSeconds" data-testid="turn-seconds">
        <option value="5">5 seconds</option>
        <option value="15">15 seconds</option>
        <option value="30">30 seconds</option>
        <option value="60" selected>1 minute</option>
        <option value="300">5 minutes</option>
        <option value="0">No limit</option>
      </select>
    </div>
    <div class="field">
      <label for="reconnect">A lost player's seat is kept</label>
      <select id="reconnect" name="reconnectSeconds" data-testid="reconnect-seconds">
        <option value="10">10 seconds</option>
        <option value="60">1 minute</option>
        <option value="300" selected>5 minutes</option>
        <option value="1800">30 minutes</option>
      </select>
    </div>
    <div class="field">
      <label for="start">The game starts</label>
      <select id="start" name="startMode" data-testid="start-mode">
        <option value="auto" selected>when the table is full</option>
        <option value="ready">when everyone is ready</option>
        <option value="host">when the host says so</option>
      </select>
    </div>
    <label class="check"><input type="checkbox" name="private" data-testid="private-room" /> Only with the code</label>
    <label class="check">
      <input type="checkbox" name="spectators" data-testid="allow-spectators" checked /> Others may watch
    </label>
  </div>
</details>`;

export function configFrom(form: FormData): Partial<RoomConfig> {
  return {
    turnSeconds: Number(form.get('turnSeconds')),
    reconnectSeconds: Number(form.get('reconnectSeconds')),
    startMode: form.get('startMode') as StartMode,
    visibility: form.has('private') ? 'private' : 'public',
    allowSpectators: form.has('spectators'),
  };
}
