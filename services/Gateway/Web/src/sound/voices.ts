interface Tone {
  hz: number;
  at: number;
  length: number;
  wave: OscillatorType;
  gain: number;
}

export type SoundName = 'rattle' | 'settle' | 'turn' | 'point' | 'lost-point' | 'win' | 'lose' | 'join' | 'message';

const chime = (notes: number[], step: number, wave: OscillatorType = 'triangle', gain = 0.14): Tone[] =>
  notes.map((hz, i) => ({ hz, at: i * step, length: step * 2.2, wave, gain }));

export const tones: Record<Exclude<SoundName, 'rattle' | 'settle'>, Tone[]> = {
  turn: chime([660, 880], 0.09),
  point: chime([523, 659, 784], 0.07),
  'lost-point': chime([392, 330], 0.11, 'sine'),
  win: chime([523, 659, 784, 1047, 784, 1047, 1319], 0.12),
  lose: chime([392, 349, 311, 262], 0.18, 'sine'),
  join: chime([440, 587], 0.1),
  message: chime([784, 988], 0.08, 'sine', 0.12),
};

export function playTones(audio: AudioContext, list: Tone[]): void {
  for (const { hz, at, length, wave, gain } of list) {
    const start = audio.currentTime + at;
    const oscillator = new OscillatorNode(audio, { type: wave, frequency: hz });
    const envelope = new GainNode(audio, { gain: 0 });
    envelope.gain.setValueAtTime(0, start);
    envelope.gain.linearRampToValueAtTime(gain, start + 0.012);
    envelope.gain.exponentialRampToValueAtTime(0.0005, start + length);
    oscillator.connect(envelope).connect(audio.destination);
    oscillator.start(start);
    oscillator.stop(start + length);
  }
}

/** A die hitting wood: a short burst of filtered noise. */
export function playKnock(audio: AudioContext, at: number, gain: number, hz: number): void {
  const length = 0.07;
  const buffer = audio.createBuffer(1, Math.ceil(audio.sampleRate * length), audio.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let i = 0; i < samples.length; i++) samples[i] = (Math.random() * 2 - 1) * (1 - i / samples.length) ** 3;
  const source = new AudioBufferSourceNode(audio, { buffer });
  const filter = new BiquadFilterNode(audio, { type: 'bandpass', frequency: hz, Q: 1.4 });
  const volume = new GainNode(audio, { gain });
  source.connect(filter).connect(volume).connect(audio.destination);
  source.start(audio.currentTime + at);
}
