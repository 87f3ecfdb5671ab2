import { type CodeMatch, findInCode, placesOf } from '../code.ts';
import type { Finding, Fix, Level } from '../finding.ts';
import { nixpkgsRelease } from '../release.ts';
import type { ProjectState } from '../state.ts';

/** A name that nixpkgs or another input no longer has, or will not have for long. */
interface Deprecation {
  readonly id: string;
  readonly pattern: RegExp;
  readonly level: Level;
  /** The release of nixpkgs that it is so from, such as 2605; before, it is no more than a note. */
  readonly since?: number;
  readonly title: string;
  readonly consequence: string;
  readonly cure: string;
  /** What the match becomes, where that is all there is to do. */
  readonly becomes?: (match: RegExpExecArray) => string;
}

const deprecations: readonly Deprecation[] = [
  {
    // nixpkgs, pkgs/top-level/aliases.nix
    id: 'nixfmt-rfc-style',
    since: 2511,
    pattern: /\bnixfmt-rfc-style\b/,
    level: 'warning',
    title: 'nixfmt-rfc-style is called nixfmt now.',
    consequence: 'nixpkgs warns about the old name, and will remove it soon.',
    cure: 'Write nixfmt',
    becomes: () => 'nixfmt',
  },
  {
    id: 'nixpkgs-fmt',
    pattern: /\b(?:pkgs\.)?nixpkgs-fmt\b/,
    level: 'note',
    title: 'nixpkgs-fmt is no longer developed.',
    consequence: 'Its style differs from that of nixpkgs, and it no longer gets fixes.',
    cure: 'Write `pkgs.nixfmt-tree`, and run `nix fmt` once',
  },
  {
    // nixpkgs 26.05, doc/release-notes/rl-2605.section.md
    id: 'node-packages',
    since: 2605,
    pattern: /\bnodePackages(?:_latest)?\.[\w@-]+/,
    level: 'error',
    title: 'nodePackages is gone from nixpkgs.',
    consequence: 'From nixos-26.05 on the flake does not evaluate.',
    cure: 'Most of its packages are in nixpkgs itself: `pkgs.prettier` for `pkgs.nodePackages.prettier`',
  },
  {
    // nixpkgs 26.05, doc/release-notes/rl-2605.section.md
    id: 'xorg',
    since: 2605,
    pattern: /\bxorg\.(libX[\w]+|libxcb)\b/,
    level: 'warning',
    title: 'The libraries of xorg are now at the top level of nixpkgs, in lower case.',
    consequence: 'nixpkgs warns about the old names, and will remove them soon.',
    cure: 'Write `libx11` for `xorg.libX11`, and so on',
    becomes: ([, name = '']) => name.toLowerCase(),
  },
  {
    // nixpkgs 25.05, doc/release-notes/rl-2505.section.md
    id: 'fetch-cargo-tarball',
    since: 2505,
    pattern: /\bfetchCargoTarball\b/,
    level: 'error',
    title: 'fetchCargoTarball is gone from nixpkgs.',
    consequence: 'From nixos-25.05 on the flake does not evaluate.',
    cure: 'Use `rustPlatform.fetchCargoVendor`, which needs a different hash',
  },
  {
    // poetry2nix, flake.nix
    id: 'poetry2nix-overlay',
    pattern: /\bpoetry2nix\.overlay\b/,
    level: 'error',
    title: 'poetry2nix has no output called overlay.',
    consequence: 'The flake does not evaluate.',
    cure: 'Write `poetry2nix.overlays.default`',
    becomes: () => 'poetry2nix.overlays.default',
  },
  {
    id: 'cuda-maintainers-cache',
    pattern: /\bcuda-maintainers\.cachix\.org\b/,
    level: 'warning',
    title: 'The cache cuda-maintainers is closed.',
    consequence: 'It no longer answers, so CUDA packages are compiled for hours.',
    cure: 'Use the new cache of the CUDA team: https://cache.nixos-cuda.org',
  },
  {
    // libgcc.lib is null on Darwin.
    id: 'libgcc-lib',
    pattern: /\blibgcc\.lib\b/,
    level: 'warning',
    title: 'libgcc.lib is not needed beside stdenv.cc.cc.lib, and does not exist on macOS.',
    consequence: 'The flake does not evaluate on macOS.',
    cure: 'Remove it: `stdenv.cc.cc.lib` has libgcc_s and libstdc++',
  },
];

/** No flake has a name more often; the diff of very many takes long. */
const mostEdits = 500;

/** Names in the Nix files that are gone or going. */
export function deprecated(state: ProjectState): Finding[] {
  const release = nixpkgsRelease(state) ?? Number.POSITIVE_INFINITY;
  return deprecations.flatMap(({ pattern, becomes, since = 0, ...deprecation }) => {
    const found = findInCode(state.nixFiles, pattern);
    if (found.length === 0) return [];
    const finding = { ...deprecation, evidence: placesOf(found) };
    // The nixpkgs that is locked may not have the new name yet.
    if (release < since)
      return [{ ...finding, level: 'note', title: `From ${nameOf(since)} on: ${finding.title}` }];
    const isFixable = becomes !== undefined && found.length <= mostEdits;
    return [{ ...finding, ...(isFixable && { fix: replaced(found, becomes) }) }];
  });
}

/** 2605 → `nixos-26.05` */
function nameOf(release: number): string {
  return `nixos-${String(release).replace(/..$/, '.$&')}`;
}

function replaced(found: readonly CodeMatch[], becomes: (match: RegExpExecArray) => string): Fix {
  const edits = found.map(({ file, start, match }) => ({
    path: file.path,
    start,
    end: start + match[0].length,
    text: becomes(match),
  }));
  return { kind: 'edit', edits };
}
