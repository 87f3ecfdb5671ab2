import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nixpkgsFace } from './face.ts';

/** Where each of these inputs is in the folder with upstream's repositories. */
const folders = {
  crane: 'ipetkov+crane',
  'rust-overlay': 'oxalica+rust-overlay',
  poetry2nix: 'nix-community+poetry2nix',
  'pyproject-nix': 'pyproject-nix+pyproject.nix',
  uv2nix: 'pyproject-nix+uv2nix',
  'pyproject-build-systems': 'pyproject-nix+build-system-pkgs',
} as const;

/** Upstream's repositories, by the names that flakes give to these inputs. */
export type UpstreamInputs = Readonly<Record<string, string>>;

/** A file that the folder of the smaller nixpkgs has to have. */
const core = 'core/lib.nix';

/**
 * Upstream's repositories as inputs of flakes.
 *
 * @param out the folder that has them, as CONTRIBUTING.md says
 * @throws one sentence that names what is missing
 */
export async function upstreamInputs(out: string): Promise<UpstreamInputs> {
  const needed = Object.values(folders).map((folder) => ({ folder, file: `${folder}/flake.nix` }));
  const missing = [{ folder: 'core', file: core }, ...needed]
    .filter(({ file }) => !existsSync(join(out, file)))
    .map(({ folder }) => folder);
  if (missing.length > 0)
    throw new Error(
      `${out} lacks ${missing.join(', ')}: CONTRIBUTING.md says which repositories belong there.`,
    );
  const nixpkgs = await nixpkgsFace(out);
  const others = Object.entries(folders).map(([name, folder]) => [name, join(out, folder)]);
  return { nixpkgs, 'nixpkgs-python': nixpkgs, ...Object.fromEntries(others) };
}

/** The options that let a flake have those of its inputs that upstream's repositories are. */
export function overrides(lock: FlakeLock, inputs: UpstreamInputs): string[] {
  return Object.keys(lock.nodes[lock.root]?.inputs ?? {}).flatMap((name) =>
    inputs[name] === undefined ? [] : ['--override-input', name, `path:${inputs[name]}`],
  );
}

/** The part of a flake.lock that names the inputs. */
export interface FlakeLock {
  readonly root: string;
  readonly nodes: Readonly<Record<string, { readonly inputs?: object }>>;
}
