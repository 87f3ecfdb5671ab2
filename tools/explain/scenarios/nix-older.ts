import type { Scenario } from '../scenario.ts';

const version = '$OLD_NIX --version';
const git = 'git init -q . && git add --all';
/** A store of its own: the newer Nix of this machine may have changed the database of the other. */
const nix = '$OLD_NIX --store $PWD/../store';

const derivation = (attributes: string): Record<string, string> => ({
  'flake.nix': `{
  outputs = _: {
    packages.x86_64-linux.default = derivation {
      name = "demo"; system = "x86_64-linux"; builder = "/bin/sh";
      ${attributes}
    };
  };
}
`,
});

/** Errors that Nix before 2.32 words otherwise. */
export const nixOlder: readonly Scenario[] = [
  {
    id: 'nix-untracked-file--2.26',
    version,
    files: {
      'flake.nix': '{ outputs = _: { answer = import ./nix/answer.nix; }; }\n',
      'nix/answer.nix': '42\n',
    },
    setup: 'git init -q . && git add flake.nix',
    command: `${nix} eval .#answer`,
  },
  {
    id: 'nix-untracked-file--flake-2.26',
    version,
    files: { 'flake.nix': '{ outputs = _: { answer = 42; }; }\n', 'README.md': '# Demo\n' },
    setup: 'git init -q . && git add README.md',
    command: `${nix} eval .#answer`,
  },
  {
    id: 'nix-builder-failed--2.26',
    version,
    files: derivation('args = [ "-c" "echo it broke; exit 3" ];'),
    setup: git,
    command: `${nix} build`,
  },
  {
    id: 'nix-hash-mismatch--2.26',
    version,
    files: derivation(
      'args = [ "-c" "echo data > $out" ]; outputHashMode = "flat"; outputHash = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";',
    ),
    setup: git,
    command: `${nix} build`,
  },
  {
    id: 'nix-other-system--2.26',
    version,
    files: derivation('args = [ "-c" "echo data > $out" ];'),
    setup: `sed -i 's/system = "x86_64-linux"/system = "aarch64-darwin"/' flake.nix; ${git}`,
    command: `${nix} build`,
  },
  {
    id: 'nix-lock-conflict--2.26',
    version,
    files: {
      'flake.nix': '{ outputs = _: { answer = 42; }; }\n',
      'flake.lock': '{\n<<<<<<< HEAD\n  "nodes": {},\n=======\n  "nodes": { },\n>>>>>>> other\n}\n',
    },
    setup: git,
    command: `${nix} eval .#answer`,
  },
  {
    id: 'nix-flake-lock-version',
    version,
    files: {
      'flake.nix': '{ outputs = _: { answer = 42; }; }\n',
      'flake.lock': '{ "nodes": { "root": {} }, "root": "root", "version": 9 }\n',
    },
    setup: git,
    command: `${nix} eval .#answer`,
  },
];
