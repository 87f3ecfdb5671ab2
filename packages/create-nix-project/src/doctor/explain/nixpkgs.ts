import type { Row } from './row.ts';

const manual = 'https://nixos.org/manual/nixpkgs/stable';
/** Since 2026 it is “Refusing to evaluate package … in … because it …”. */
const package_ = "[Pp]ackage ['‘](?<package>[^'’\\n]+)['’] in (?<place>\\S+)(?: because it)?";

/** What nixpkgs refuses to evaluate. */
export const nixpkgsRows: readonly Row[] = [
  {
    id: 'nix-unfree',
    title: 'nixpkgs refuses an unfree package: {package}',
    patterns: [new RegExp(`${package_} has an unfree license \\(['‘](?<licence>[^'’\\n]+)['’]\\)`)],
    happened:
      'The licence of {package} ({licence}) forbids something that free software allows, and nixpkgs leaves it to you whether to accept it.',
    todo: [
      'Accept this one, in the flake: `import nixpkgs { inherit system; config.allowUnfreePredicate = p: builtins.elem (nixpkgs.lib.getName p) [ "{name}" ]; }`.',
      'In the template cuda-pytorch, add the licence to the list in `nix/nixpkgs.nix`.',
      'For a trial: `NIXPKGS_ALLOW_UNFREE=1 nix develop --impure`. A flake’s `legacyPackages` never reads `~/.config/nixpkgs/config.nix`.',
    ],
    link: `${manual}/#sec-allow-unfree`,
    derive: nameOnly,
  },
  {
    id: 'nix-insecure',
    title: 'nixpkgs refuses a package with known vulnerabilities: {package}',
    patterns: [new RegExp(`${package_} is marked as insecure`)],
    happened: '{package} has publicly known vulnerabilities that nobody fixes in this version.',
    todo: [
      'Use a newer one, `nix flake update nixpkgs`, or another package that does the same.',
      'If you must, in the flake: `import nixpkgs { inherit system; config.permittedInsecurePackages = [ "{package}" ]; }`.',
    ],
    link: `${manual}/#sec-allow-insecure`,
  },
  {
    id: 'nix-broken',
    title: 'nixpkgs marks a package as broken: {package}',
    patterns: [new RegExp(`${package_} is marked as broken`)],
    happened:
      '{package} does not build, or does not work, in the locked nixpkgs, perhaps only on this system.',
    todo: [
      'A newer nixpkgs may have it fixed: `nix flake update nixpkgs`; or go back to the last one that worked: `git checkout COMMIT -- flake.lock`.',
      'To try anyway: `NIXPKGS_ALLOW_BROKEN=1 nix build --impure`.',
    ],
    link: `${manual}/#sec-allow-broken`,
  },
  {
    id: 'nix-unsupported-platform',
    title: 'A package is not for this system: {package}',
    patterns: [
      new RegExp(
        `${package_} is not available on the requested hostPlatform: hostPlatform\\.(?:config|system) = "(?<system>[^"\\n]+)"`,
      ),
    ],
    happened: 'nixpkgs does not offer {package} for {system}.',
    todo: [
      'Use it only where it is available: `lib.optionals stdenv.hostPlatform.isLinux [ pkgs.{name} ]`.',
      'Or remove the system from the list in `flake.nix`.',
    ],
    link: `${manual}/#sec-allow-unsupported-system`,
    derive: nameOnly,
  },
];

function nameOnly({
  package: full = '',
}: Readonly<Record<string, string>>): Record<string, string> {
  return { name: full.replace(/-\d[^\n]{0,100}$/, '') };
}
