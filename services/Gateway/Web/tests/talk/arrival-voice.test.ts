import { afterEach, describe, expect, it } from 'vitest';
import '../../src/talk/arrival-voice';
import type { ArrivalVoice } from '../../src/talk/arrival-voice';
import { ME, message } from '../chat/script';
import { byTestId, mounted } from '../ui/mounted';

afterEach(() => document.body.replaceChildren());

async function hears(...steps: Partial<ArrivalVoice>[]) {
  const voice = await mounted<ArrivalVoice>('arrival-voice', { channel: 'a', viewerId: ME });
  for (const step of steps) {
    Object.assign(voice, step);
    await voice.updateComplete;
  }
  return byTestId(voice, 'arrivals')?.textContent;
}

describe('the voice for arrivals', () => {
  it('says what comes, also as the first message of all', async () => {
    expect(await hears({ ready: true }, { messages: [message(1)] })).toBe('ben: Text 1');
  });

  it('does not say again what becomes the last by a deletion', async () => {
    const two = [message(1), message(2)];
    expect(await hears({ messages: two }, { ready: true }, { messages: two.slice(0, 1) })).toBe('');
  });

  it('is silent about what was there before, about the own messages, and in another channel', async () => {
    expect(await hears({ messages: [message(1)], ready: true })).toBe('');
    expect(await hears({ ready: true }, { messages: [message(1, ME)] })).toBe('');
    expect(await hears({ ready: true }, { messages: [message(1)] }, { channel: 'b', messages: [message(2)] })).toBe('');
  });
});
