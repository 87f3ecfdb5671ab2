import type { Finding, Fix } from '../finding.ts';
import { type CodeLine, findLines } from '../lines.ts';
import type { ProjectState, SourceFile } from '../state.ts';

/** A name that nixpkgs or another input no longer has, or will not have for long. */
interface Deprecation {
  readonly id: string;
  readonly pattern: RegExp;
  readonly level: 'error' | 'warning';
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
    pattern: /\bnixfmt-rfc-style\b/,
    level: 'warning',
    title: 'nixfmt-rfc-style is called nixfmt now.',
    consequence: 'nixpkgs warns about it, and will not have the old name for long.',
    cure: 'Write nixfmt',
    becomes: () => 'nixfmt',
  },
  {
    id: 'nixpkgs-fmt',
    pattern: /\b(?:pkgs\.)?nixpkgs-fmt\b/,
    level: 'warning',
    title: 'nixpkgs-fmt is no longer developed.',
    consequence: 'It formats otherwise than nixpkgs itself does, and gets no corrections.',
    cure: 'Write `pkgs.nixfmt-tree`, and run `nix fmt` once',
  },
  {
    // nixpkgs 26.05, doc/release-notes/rl-2605.section.md
    id: 'node-packages',
    pattern: /\bnodePackages(?:_latest)?\.[\w@-]+/,
    level: 'error',
    title: 'nodePackages is gone from nixpkgs.',
    consequence: 'From nixos-26.05 on the flake does not evaluate.',
    cure: 'Most of its packages are in nixpkgs itself: `pkgs.prettier` for `pkgs.nodePackages.prettier`',
  },
  {
    // nixpkgs 26.05, doc/release-notes/rl-2605.section.md
    id: 'xorg',
    pattern: /\bxorg\.(libX[\w]+|libxcb)\b/,
    level: 'warning',
    title: 'The libraries of xorg are in nixpkgs itself now, in lower case.',
    consequence: 'nixpkgs warns about the old names, and will not have them for long.',
    cure: 'Write `libx11` for `xorg.libX11`, and so on',
    becomes: ([, name = '']) => name.toLowerCase(),
  },
  {
    // nixpkgs 25.05, doc/release-notes/rl-2505.section.md
    id: 'fetch-cargo-tarball',
    pattern: /\bfetchCargoTarball\b/,
    level: 'error',
    title: 'fetchCargoTarball is gone from nixpkgs.',
    consequence: 'From nixos-25.05 on the flake does not evaluate.',
    cure: 'Use `rustPlatform.fetchCargoVendor`, which wants another hash',
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
    consequence: 'Each download asks it in vain, and CUDA packages are compiled for hours.',
    cure: 'The CUDA team has another one: https://cache.nixos-cuda.org',
  },
  {
    // libgcc.lib is null on Darwin.
    id: 'libgcc-lib',
    pattern: /\blibgcc\.lib\b/,
    level: 'warning',
    title: 'libgcc.lib is not needed beside stdenv.cc.cc.lib, and is nothing on macOS.',
    consequence: 'The flake does not evaluate on macOS.',
    cure: 'Leave it out: `stdenv.cc.cc.lib` has libgcc_s and libstdc++',
  },
];

/** Names in the Nix files that are gone or going. */
export function deprecated({ nixFiles }: ProjectState): Finding[] {
  return deprecations.flatMap((deprecation) => {
    const lines = findLines(nixFiles, deprecation.pattern);
    if (lines.length === 0) return [];
    const { id, level, title, consequence, cure } = deprecation;
    const evidence = lines.map((line) => line.evidence);
    // One edit a finding, so that each is a whole file: the next run has the next one.
    const fix = firstEdit(deprecation, lines, nixFiles);
    return [{ id, level, title, evidence, consequence, cure, ...(fix && { fix }) }];
  });
}

function firstEdit(
  { becomes, pattern }: Deprecation,
  lines: readonly CodeLine[],
  files: readonly SourceFile[],
): Fix | undefined {
  const path = lines[0]?.file.path;
  const before = files.find((file) => file.path === path)?.text;
  if (becomes === undefined || path === undefined || before === undefined) return undefined;
  const content = before
    .split('\n')
    .map((line) => (/^\s*#/.test(line) ? line : replaceAll(line, pattern, becomes)))
    .join('\n');
  return { kind: 'edit', file: { path, before, content, state: 'replaced', executable: false } };
}

function replaceAll(
  line: string,
  pattern: RegExp,
  becomes: (match: RegExpExecArray) => string,
): string {
  return line.replace(new RegExp(pattern, 'g'), (...given) => {
    const match = given.slice(
      0,
      given.findIndex((part) => typeof part === 'number'),
    );
    return becomes(match as unknown as RegExpExecArray);
  });
}
