import { Lexer, Source, TokenKind } from 'graphql';

/**
 * True when a document has more lexical tokens than the maximum. Stops counting there. A document that is no longer than the maximum in characters
 * cannot have more tokens, and is not read at all.
 */
export function hasMoreTokens(document: string, maximum: number): boolean {
  if (document.length <= maximum) return false;
  const lexer = new Lexer(new Source(document));
  try {
    for (let count = 0; lexer.advance().kind !== TokenKind.EOF; count += 1) {
      if (count === maximum) return true;
    }
  } catch {
    // Not lexically correct: parsing says so, with its place.
  }
  return false;
}
