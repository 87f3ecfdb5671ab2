import { posix } from 'node:path';
import { normalName, requiredName } from '../../python/name.ts';
import type { Folder } from '../../read/folder.ts';

/** One package that a requirements file names. */
export interface RequirementLine {
  /** In lower case, with “-” between its words. */
  readonly name: string;
  /** Whether it may be one version alone, or comes from an address. */
  readonly isPinned: boolean;
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
}

/**
 * The packages of a requirements file and of those that it includes with `-r`. Lines of other kinds
 * are left out: this is for hints, and the generated flake reads the file properly.
 * https://pip.pypa.io/en/stable/reference/requirements-file-format/
 */
export function readRequirements(folder: Folder, file: string): RequirementLine[] {
  const found: RequirementLine[] = [];
  const open = [posix.normalize(file)];
  const seen = new Set<string>();
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path) || path.startsWith('..')) continue;
    seen.add(path);
    for (const [index, text] of textOf(folder, path).split('\n').entries()) {
      const included = /^\s*(?:-r|--requirement)[\s=]*([^\s#]+)/.exec(text)?.[1];
      if (included !== undefined) open.push(posix.join(posix.dirname(path), included));
      const name = requiredName(text);
      // Options begin with a dash.
      if (!/^[a-z0-9]/.test(name)) continue;
      const isPinned = /^\s*[\w.-]+\s*(?:\[[^\]]*\]\s*)?(?:===?|@)/.test(text);
      found.push({ name: normalName(name), isPinned, file: path, line: index + 1 });
    }
  }
  return found;
}

/** Also one that is longer than a hint: silence about a package would be taken for its absence. */
function textOf(folder: Folder, path: string): string {
  const text = folder.readHint(path) ?? (folder.has(path) ? folder.readText(path) : undefined);
  return text ?? '';
}
