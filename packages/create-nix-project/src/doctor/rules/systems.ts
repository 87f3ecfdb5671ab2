import { findInCode, placesOf } from '../code.ts';
import type { Finding } from '../finding.ts';
import { nixpkgsRelease } from '../release.ts';
import type { ProjectState } from '../state.ts';

/** The release of nixpkgs that warns about it. */
const newest = 2605;

/** Systems that nixpkgs no longer has: https://nixos.org/manual/nixpkgs/stable/release-notes#x86_64-darwin-26.05 */
export function systems(state: ProjectState): Finding[] {
  const named = findInCode(state.nixFiles, /"x86_64-darwin"|\beachDefaultSystem\b/);
  if (named.length === 0) return [];
  return [
    {
      id: 'unsupported-system',
      level: (nixpkgsRelease(state) ?? newest) < newest ? 'note' : 'warning',
      title: 'The flake lists x86_64-darwin among its systems.',
      evidence: placesOf(named),
      consequence:
        'nixos-26.05 warns about it, and 26.11 makes it an error: then commands that evaluate all systems fail on every machine.',
      cure: 'Name the systems: `[ "x86_64-linux" "aarch64-linux" "aarch64-darwin" ]`, without flake-utils',
    },
  ];
}
