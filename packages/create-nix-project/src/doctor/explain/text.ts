import { printableLines } from '../../text/printable.ts';
import type { Explanation } from './index.ts';

/**
 * Explanations for a terminal, the innermost cause first.
 *
 * @returns lines without one at the end; a sentence when there is nothing to tell
 */
export function explanationsText(explanations: readonly Explanation[]): string {
  if (explanations.length === 0) return nothingKnown;
  return printableLines(explanations.map(explanationText).join('\n\n'));
}

const nothingKnown =
  'Nothing in this output was recognised. `nix log` and `--show-trace` often print more of it.';

function explanationText({ id, title, happened, todo, evidence, link }: Explanation): string {
  return [
    `${title}  (${id})`,
    `  line ${evidence.line}: ${evidence.text}`,
    '',
    `  ${happened}`,
    ...todo.map((step) => `  → ${step}`),
    ...(link === undefined ? [] : [`  See ${link}`]),
  ].join('\n');
}
