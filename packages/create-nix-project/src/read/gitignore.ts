import { nameTest, type Part, partsMatch, pathParts } from './glob.ts';

/** What a `.gitignore` says of a path: `undefined` where it says nothing. */
export type Ignores = (path: string, isFolder: boolean) => boolean | undefined;

interface Rule {
  readonly negated: boolean;
  readonly folderOnly: boolean;
  /** For a pattern of one name: at any depth, or right in the folder. */
  readonly name?: (name: string) => boolean;
  readonly topOnly?: boolean;
  readonly parts?: readonly Part[];
}

/** More and longer lines are no work of people. */
const mostLines = 2000;
const longestLine = 1000;

/**
 * Reads a `.gitignore`. Paths are from its folder, with `/`; the folders above a path are taken to be
 * not ignored. The library `ignore` takes minutes for a hostile pattern, and looks at all folders
 * above for every path. https://git-scm.com/docs/gitignore
 */
export function readGitignore(text: string): Ignores {
  const rules = text
    .split('\n')
    .slice(0, mostLines)
    .flatMap((line) => ruleOf(line.replace(/\r$/, '')))
    // The last one that matches decides.
    .reverse();
  return (path, isFolder) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    let parts: string[] | undefined;
    for (const rule of rules) {
      if (rule.folderOnly && !isFolder) continue;
      if (rule.name !== undefined) {
        if (rule.topOnly === true && name !== path) continue;
        if (rule.name(name)) return !rule.negated;
        continue;
      }
      parts ??= path.split('/');
      if (partsMatch(rule.parts ?? [], parts)) return !rule.negated;
    }
    return undefined;
  };
}

function ruleOf(line: string): Rule[] {
  if (line.length > longestLine) return [];
  // Spaces at the end count only behind a backslash.
  const trimmed = line.replace(/(\\ )?[ \t]*$/, '$1');
  if (trimmed === '' || trimmed.startsWith('#')) return [];
  const negated = trimmed.startsWith('!');
  const pattern = negated ? trimmed.slice(1) : trimmed;
  const folderOnly = pattern.endsWith('/');
  // Three stars and more are two.
  const path = (folderOnly ? pattern.slice(0, -1) : pattern).replace(
    /(^|\/)\*{3,}(?=\/|$)/g,
    '$1**',
  );
  if (path === '') return [];
  const kind = { negated, folderOnly };
  if (!path.includes('/')) return [{ ...kind, name: nameTest(path) }];
  const top = path.slice(1);
  if (path.startsWith('/') && top !== '**' && !top.includes('/'))
    return top === '' ? [] : [{ ...kind, name: nameTest(top), topOnly: true }];
  // “a/**” is all that is in the folder, and not the folder.
  const whole = path.replace(/^\//, '').replace(/(^|\/)\*\*$/, '$1**/*');
  return [{ ...kind, parts: pathParts(whole) }];
}
