import { recordFile } from '../record/file-name.ts';
import { runSync } from '../system/run.ts';
import type { FileChange } from '../values.ts';
import type { OurFile } from './merge-file.ts';
import { findMoved } from './moved-files.ts';
import { readOurs } from './read-ours.ts';

/** What of a project matters for its update. */
export interface ProjectFiles {
  readonly ours: ReadonlyMap<string, OurFile>;
  /** Generated files that the user gave another path: generated → now. */
  readonly moved: ReadonlyMap<string, string>;
}

interface Expected {
  readonly base: ReadonlyMap<string, string>;
  readonly theirs: readonly FileChange[];
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * Reads the files that were generated or are to be, and finds those that were moved.
 * @throws {CliError} exit code 1 for a file that cannot be read
 */
export function readProject(target: string, { base, theirs, renamed }: Expected): ProjectFiles {
  const expected = new Set([...base.keys(), ...theirs.map(({ path }) => path)]);
  const ours = readOurs(target, expected);
  const missing = [...base].filter(
    ([path]) => !ours.has(path) && !ours.has(renamed.get(path) ?? path),
  );
  if (missing.length === 0) return { ours, moved: new Map() };
  const others = trackedFiles(target).filter((path) => !expected.has(path));
  const candidates = [...readOurs(target, others)].flatMap(([path, file]) =>
    'text' in file ? ([[path, file.text]] as const) : [],
  );
  const moved = findMoved(new Map(missing), new Map(candidates));
  return { ours: new Map([...ours, ...readOurs(target, moved.values())]), moved };
}

/** Generated files end in one of these. */
const ends = /\.(?:nix|sh|ya?ml|json|md|toml|py)$/;
/** A repository may have very many files; who renames a file keeps it near. */
const mostFiles = 2000;

/** Files of the project that git knows; none without git. */
function trackedFiles(target: string): string[] {
  const { code, stdout } = runSync('git', ['ls-files', '-z'], { cwd: target });
  if (code !== 0) return [];
  const paths = stdout.split('\0');
  // What is generated for another project below this one is alike, and was not moved there.
  const others = paths
    .filter((path) => path.endsWith(`/${recordFile}`))
    .map((path) => path.slice(0, -recordFile.length));
  return paths
    .filter((path) => ends.test(path) && !others.some((folder) => path.startsWith(folder)))
    .slice(0, mostFiles);
}
