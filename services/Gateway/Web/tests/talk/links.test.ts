import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../src/talk/links';

const links = (text: string) => piecesOf(text).flatMap((piece) => ('link' in piece ? [piece.link] : []));
const whole = (text: string) =>
  piecesOf(text)
    .map((piece) => ('link' in piece ? piece.link : piece.text))
    .join('');

describe('links in a text', () => {
  it.each([
    ['see https://example.com/a?b=c#d.', 'https://example.com/a?b=c#d'],
    ['(https://example.com)', 'https://example.com'],
    ['https://en.wikipedia.org/wiki/Sun_(star)!', 'https://en.wikipedia.org/wiki/Sun_(star)'],
    ['HTTP://EXAMPLE.COM', 'HTTP://EXAMPLE.COM'],
    ['<https://example.com/>', 'https://example.com/'],
  ])('%s', (text, link) => {
    expect(links(text)).toEqual([link]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'example.com', 'ftp://example.com', 'https://', 'just text'])(
    'are not in %s',
    (text) => expect(links(text)).toEqual([]),
  );

  it('end where a mark turns the direction of writing', () => {
    expect(links('https://example.com/\u202egpj.exe')).toEqual(['https://example.com/']);
  });

  it.each(['', ' two https://a.example  and https://b.example!\n', 'https://a.example https://a.example'])(
    'leave the text as it is: %j',
    (text) => expect(whole(text)).toBe(text),
  );
});
