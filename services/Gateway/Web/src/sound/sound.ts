import { playKnock, playTones, type SoundName, tones } from './voices';

const CALLS: SoundName[] = ['turn', 'join', 'message'];
const KEY = 'bs.muted';

class Sound {
  private audio: AudioContext | null = null;
  muted = localStorage.getItem(KEY) === 'true';

  toggle(): boolean {
    this.muted = !this.muted;
    localStorage.setItem(KEY, String(this.muted));
    if (!this.muted) this.play('turn');
    return this.muted;
  }

  /** A hidden tab is heard only when it calls for its person. */
  play(name: SoundName): void {
    const audio = this.muted || (document.hidden && !CALLS.includes(name)) ? null : this.running();
    if (!audio) return;
    if (name === 'rattle') {
      for (let i = 0; i < 6; i++) playKnock(audio, i * 0.13 + (i % 2) * 0.03, 0.5 - i * 0.05, 1_400 + (i % 3) * 500);
    } else if (name === 'settle') {
      playKnock(audio, 0, 0.8, 900);
    } else {
      playTones(audio, tones[name]);
    }
  }

  /** Browsers allow sound only after the person has touched the page. */
  private running(): AudioContext | null {
    if (typeof AudioContext === 'undefined' || navigator.userActivation?.hasBeenActive === false) return null;
    this.audio ??= new AudioContext();
    if (this.audio.state === 'suspended') void this.audio.resume();
    return this.audio;
  }
}

export const sound = new Sound();
