import { expect } from 'vitest';
import { cli, programs, testFolder } from './cli.ts';

export const today = Math.floor(Date.now() / 1000);

/** A flake.lock with these inputs of the root; each node has its own inputs. */
export function lock(nodes: Readonly<Record<string, object>>, lastModified = today): string {
  const own = Object.keys(nodes).filter((name) => !name.includes('_'));
  const locked = { owner: 'NixOS', repo: 'nixpkgs', type: 'github', lastModified };
  const all = Object.entries(nodes).map(([name, node]) => [name, { locked, ...node }]);
  const root = { inputs: Object.fromEntries(own.map((name) => [name, name])) };
  return JSON.stringify({ nodes: { ...Object.fromEntries(all), root }, root: 'root', version: 7 });
}

export const flake =
  '{\n  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";\n  outputs = import ./nix;\n}\n';
export const good = { 'flake.nix': flake, 'flake.lock': lock({ nixpkgs: {} }) };

/** A Nix that is new enough, with these settings. */
export const nix = (settings = 'sandbox = true') =>
  programs({ nix: `case "$1" in eval) printf 2.34.8 ;; config) echo '${settings}' ;; esac` });

/** The ids that the doctor finds in a folder with these files. */
export function found(
  files: Readonly<Record<string, string>>,
  path = nix(),
  prepare: (folder: string) => void = () => {},
) {
  const folder = testFolder(files);
  prepare(folder);
  const { code, stdout } = cli(folder, ['doctor', '--json'], path);
  const { findings, ok } = JSON.parse(stdout);
  expect(ok).toBe(code === 0);
  return { code, ids: findings.map(({ id }: { id: string }) => id), findings, folder };
}
