import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of a project. */
export interface File {
  readonly text: string;
  readonly executable: boolean;
}

/** The files of a project, by path. */
export type Tree = ReadonlyMap<string, File>;

/** All files below a folder, without git's own. */
export function readTree(folder: string): Tree {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path !== '.git' && !path.startsWith('.git/'))
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
  return new Map(
    paths.map((path) => {
      const executable = (statSync(join(folder, path)).mode & 0o100) !== 0;
      return [path, { text: readFileSync(join(folder, path), 'utf8'), executable }];
    }),
  );
}

export function writeTree(folder: string, tree: Tree): void {
  for (const [path, { text, executable }] of tree) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
    chmodSync(place, executable ? 0o755 : 0o644);
  }
}
