import type { Migration } from '../../../packages/create-nix-project/src/values.ts';

export const migration: Migration = {
  version: '2.0.0',
  notes: [
    'uv2nix reads uv.lock, and everything in it is built: workspace members, packages from Git, from folders and archives, and those that publish no wheel. What such a build needs and does not say itself goes into nix/overrides.nix.',
    'In what Nix builds, wheels are patched as nixpkgs does it, so that programs in them run too, and bin/python is the one of nixpkgs. The dev shell stays as it was, but no longer adds uv.lock to git.',
    'nix/ has 11 files instead of 26: the checks are in nix/checks.nix, installations in nix/environment.nix, and what reads uv.lock in nix/packages.nix.',
  ],
};
