/**
 * Sentences as comment lines of Nix, TOML, YAML, shell or Python: at most 100 characters, where their
 * words allow it.
 */
export function comment(sentences: readonly string[]): string {
  const lines: string[] = [];
  for (const sentence of sentences) {
    let line = '#';
    for (const word of sentence.split(' ')) {
      if (line !== '#' && line.length + word.length >= 100) {
        lines.push(line);
        line = '#';
      }
      line += ` ${word}`;
    }
    lines.push(line);
  }
  return lines.join('\n');
}
