import type { Migration } from '../../../packages/create-nix-project/src/values.ts';

export const migration: Migration = {
  version: '2.0.0',
  notes: [
    'nix/ has 11 files instead of 36: nix/rust.nix has Rust, the source, the dependencies and the packages, nix/checks.nix the checks, nix/msrv.nix the oldest supported Rust, and nix/receipts.nix the receipts. All checks, packages and apps are called as before.',
    'Edits to the list in nix/source.nix follow into nix/rust.nix. A check of your own is a conflict in nix/checks.nix, where it becomes `mine = pkgs.callPackage ./checks/mine.nix { };`. Other edited files stay where they are, and nothing reads them any more: features of programs, for one, are options of cargo in nix/rust.nix.',
    'An existing project no longer gets a .config/nextest.toml: its own settings count, and none are added.',
  ],
  answers: ({ nextestConfig: _, ...answers }) => answers,
  renamed: {
    'nix/checks/default.nix': 'nix/checks.nix',
    'nix/receipts/receipts.py': 'nix/receipts.py',
    'nix/source.nix': 'nix/rust.nix',
  },
};
