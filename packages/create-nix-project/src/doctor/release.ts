import { flakeInputs } from './flake-inputs.ts';
import { nodeOf, rootInputs } from './flake-lock.ts';
import type { ProjectState } from './state.ts';

/**
 * The release of nixpkgs that a flake has, as a number such as 2605 for nixos-26.05; for the branches
 * between releases, the month that they are locked at.
 *
 * @returns undefined when neither flake.nix nor flake.lock tells
 */
export function nixpkgsRelease({ lock, nixFiles }: ProjectState): number | undefined {
  if (typeof lock === 'object') {
    const node = lock.nodes.get(nodeOf(lock, rootInputs(lock).get('nixpkgs')) ?? '');
    return releaseIn(node?.wanted.ref) ?? monthOf(node?.lastModified);
  }
  const flake = nixFiles.find(({ path }) => path === 'flake.nix');
  return releaseIn(flakeInputs(flake?.text ?? '').get('nixpkgs'));
}

function releaseIn(text: string | undefined): number | undefined {
  const [, year, month] = /\b(?:nixos|nixpkgs|release)-(\d\d)\.(\d\d)\b/.exec(text ?? '') ?? [];
  return year === undefined ? undefined : Number(`${year}${month}`);
}

function monthOf(seconds: number | undefined): number | undefined {
  const date = new Date((seconds ?? Number.NaN) * 1000);
  const month = (date.getUTCFullYear() % 100) * 100 + date.getUTCMonth() + 1;
  return Number.isNaN(month) ? undefined : month;
}
