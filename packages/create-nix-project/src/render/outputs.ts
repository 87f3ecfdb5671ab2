import { nixWords } from '../read/nix-words.ts';
import type { Outputs } from '../values.ts';

/** A name that needs no quotes in Nix, in a shell, and in `nx run PROJECT:TARGET`. */
export function isPlainName(name: string): boolean {
  return /^[A-Za-z_][\w-]*$/.test(name);
}

/** As the templates name them. */
const reportName = /-report$|^receipts$/;

/**
 * The apps, checks and reports of a flake, which the templates spell out in places that are known.
 * Names that are computed, such as those of crates, are not among them.
 *
 * @param read gives a file of the flake's folder; undefined when there is none
 */
export function outputsOf(read: (path: string) => string | undefined): Outputs {
  const flake = [...nixWords(read('flake.nix') ?? '')];
  const project = [...nixWords(read('nix/default.nix') ?? '')];
  return {
    apps: plain([
      ...boundSet(flake, 'apps'),
      ...boundSet(project, 'apps'),
      ...lastSet(read('nix/apps.nix') ?? ''),
    ]),
    checks: plain([
      ...boundSet(project, 'checks'),
      ...lastSet(read('nix/checks.nix') ?? ''),
      ...lastSet(read('nix/checks/default.nix') ?? ''),
    ]),
    reports: plain(boundSet(flake, 'packages')).filter((name) => reportName.test(name)),
  };
}

function plain(names: readonly string[]): string[] {
  return [...new Set(names)].filter(isPlainName);
}

/** The names in `name = { … }`, and in `name = eachSystem (project: { … })`. */
function boundSet(words: readonly string[], name: string): string[] {
  const start = words.findIndex((word, index) => word === name && words[index + 1] === '=');
  if (start === -1) return [];
  const open = words.findIndex((word, index) => index > start && (word === '{' || word === ';'));
  return words[open] === '{' ? namesOfSet(words, open) : [];
}

/** The names of the set that a file ends with. */
function lastSet(text: string): string[] {
  const words = [...nixWords(text)];
  let depth = 0;
  let open = -1;
  words.forEach((word, index) => {
    if (depth === 0 && word === '{') open = index;
    depth += depthChange(word);
  });
  return open === -1 || words.at(-1) !== '}' ? [] : namesOfSet(words, open);
}

/** The names that a set binds itself, not those of sets within. `open` is where its `{` stands. */
function namesOfSet(words: readonly string[], open: number): string[] {
  const names: string[] = [];
  let depth = 0;
  let statement: string[] = [];
  for (const word of words.slice(open + 1)) {
    if (depth === 0 && word === '}') return names;
    if (depth === 0 && word === ';') {
      names.push(...namesOfStatement(statement));
      statement = [];
      continue;
    }
    if (depth === 0) statement.push(word);
    depth += depthChange(word);
  }
  return [];
}

/** `package` of `package = …`, `a` and `b` of `inherit (self) a b`. The opening `(` is a word of it. */
function namesOfStatement([first = '', ...rest]: readonly string[]): string[] {
  if (first !== 'inherit') return [first];
  return rest[0] === '(' ? rest.slice(1) : rest;
}

function depthChange(word: string): number {
  if (['{', '(', '['].includes(word)) return 1;
  return ['}', ')', ']'].includes(word) ? -1 : 0;
}
