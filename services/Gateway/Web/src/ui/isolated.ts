/** A name for the middle of a sentence that is plain text: marks in it that turn the direction of writing end with it. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
