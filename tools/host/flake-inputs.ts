import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * The folder of the flake that a Nix command is about: the first that an argument names, else the
 * working directory or the nearest folder above it with a flake.nix.
 *
 * @param args such as `['develop', './my-app#msrv']`
 */
export function flakeFolder(args: readonly string[], cwd: string): string {
  // After this option come the name of an input and another flake.
  const isOption = (index: number) => args[index] === '--override-input';
  const own = args.filter((_, index) => !isOption(index - 1) && !isOption(index - 2));
  for (const argument of own) {
    const [path = ''] = argument.replace(/^path:/, '').split(/[#?]/);
    if (path !== '' && hasFlake(resolve(cwd, path))) return resolve(cwd, path);
  }
  let folder = resolve(cwd);
  while (!hasFlake(folder)) {
    if (dirname(folder) === folder) return cwd;
    folder = dirname(folder);
  }
  return folder;
}

/**
 * Which of these inputs a flake has: those that flake.lock or flake.nix names. A name too many does
 * no harm, so flake.nix is not evaluated for it.
 */
export function flakeInputs(folder: string, known: readonly string[]): string[] {
  const source = hasFlake(folder) ? readFileSync(join(folder, 'flake.nix'), 'utf8') : '';
  const locked = lockedInputs(join(folder, 'flake.lock'));
  return known.filter(
    (name) =>
      locked.includes(name) || new RegExp(`(^|[^\\w-])${name}(\\.|\\s*=\\s*\\{)`, 'm').test(source),
  );
}

function lockedInputs(file: string): string[] {
  if (!existsSync(file)) return [];
  const { nodes, root } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.keys(nodes[root].inputs ?? {});
}

function hasFlake(folder: string): boolean {
  return existsSync(join(folder, 'flake.nix'));
}
