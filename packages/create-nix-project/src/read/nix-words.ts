/** Tokens of Nix code, without comments; a string is one. What never ends goes to the end. */
const token =
  /\s+|#.*|\/\*[^]*?(?:\*\/|$)|("(?:[^"\\]|\\[^])*(?:"|$)|''(?:[^']|'(?!'))*(?:''|$)|[A-Za-z_][\w'-]*|[^\s#])/g;

/** More tokens than any flake has before its outputs. */
const mostTokens = 20_000;

/**
 * The words of Nix code: names, texts as they stand there, and single signs. Comments are no words.
 *
 * @returns the first of them, when there are more than any flake has
 */
export function* nixWords(text: string): Generator<string> {
  let count = 0;
  for (const [, word] of text.matchAll(token)) {
    if (word === undefined) continue;
    count += 1;
    if (count > mostTokens) return;
    yield word;
  }
}
