import {
  type NixPackage,
  parseNixPackage,
} from '../../packages/create-nix-project/src/entries/nix-package.ts';
import { everyWheelLibrary } from '../../packages/create-nix-project/src/native/data/every-wheel.ts';
import {
  nixpkgsNames,
  withTorch,
} from '../../packages/create-nix-project/src/native/data/nixpkgs-names.ts';
import type { Answers } from '../../packages/create-nix-project/src/values.ts';
import { commentLines, libraryNotes } from './library-notes.ts';
import { packageLine } from './package-line.ts';

/** The entries of the answer `libraries` that the wheels of uv have use for. */
export function librariesOfWheels(answers: Answers): NixPackage[] {
  const isFromNix = fromNix(answers);
  return ((answers.libraries ?? []) as readonly string[])
    .map(parseNixPackage)
    .filter(({ attribute }) => !everyWheelLibrary.has(attribute))
    .filter(({ neededBy: { names, more } }) => {
      // One that the user has asked for names nobody.
      return names.length === 0 || more > 0 || !names.every(isFromNix);
    });
}

/** Whether a Python package comes from nixpkgs, where it has its libraries. */
function fromNix({ torch, nixPackages = [] }: Answers): (name: string) => boolean {
  if (torch !== 'nix') return () => false;
  const attributes = new Set(nixPackages as readonly string[]);
  return (name) =>
    withTorch.has(name) ||
    attributes.has(name) ||
    (Object.hasOwn(nixpkgsNames, name) && attributes.has(nixpkgsNames[name] ?? ''));
}

/** What nix/libraries.nix of a dev shell with uv says. */
export function wheelLibraries(answers: Answers) {
  const notes = libraryNotes(answers, 'python');
  return {
    wheelLibraries: librariesOfWheels(answers).map(packageLine),
    libraryNotes: notes,
    libraryComments: commentLines(notes),
  };
}
