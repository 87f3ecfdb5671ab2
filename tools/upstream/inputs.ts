import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where each of these inputs is in the folder with upstream's repositories. */
const folders = {
  nixpkgs: 'core/face',
  'nixpkgs-python': 'core/face',
  crane: 'ipetkov+crane',
  'rust-overlay': 'oxalica+rust-overlay',
  poetry2nix: 'nix-community+poetry2nix',
  'pyproject-nix': 'pyproject-nix+pyproject.nix',
  uv2nix: 'pyproject-nix+uv2nix',
  'pyproject-build-systems': 'pyproject-nix+build-system-pkgs',
} as const;

/** Upstream's repositories, by the names that flakes give to these inputs. */
export type UpstreamInputs = Readonly<Record<string, string>>;

/**
 * Upstream's repositories as inputs of flakes.
 *
 * @param out the folder that has them, as CONTRIBUTING.md says
 * @throws one sentence that names what is missing
 */
export function upstreamInputs(out: string): UpstreamInputs {
  const missing = [...new Set(Object.values(folders))].filter(
    (folder) => !existsSync(join(out, folder, 'flake.nix')),
  );
  if (missing.length > 0)
    throw new Error(
      `${out} lacks ${missing.join(', ')}: CONTRIBUTING.md says which repositories belong there.`,
    );
  return Object.fromEntries(
    Object.entries(folders).map(([name, folder]) => [name, join(out, folder)]),
  );
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
