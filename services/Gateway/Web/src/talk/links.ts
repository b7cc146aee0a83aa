export type Piece = { text: string } | { link: string };

/** No spaces, no quotes, and none of the marks that turn the direction of writing. */
const ADDRESS = /https?:\/\/[^\s<>"'`\u200e\u200f\u202a-\u202e\u2066-\u2069]+/giu;

/** What ends a sentence does not belong to the address before it. */
const TAIL = /[.,:;!?)\]}]+$/u;

/** A text in pieces, of which the links are web addresses as they were written. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutTail(found);
    if (!isWebAddress(address)) continue;
    if (index > from) pieces.push({ text: text.slice(from, index) });
    pieces.push({ link: address });
    from = index + address.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** Keeps the closing bracket of an address that has the opening one. */
function withoutTail(found: string): string {
  const address = found.replace(TAIL, '');
  return found[address.length] === ')' && address.includes('(') ? `${address})` : address;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
