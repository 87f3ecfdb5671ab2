import { type NixPackage, parseNixPackage } from '../entries/nix-package.ts';
import { everyWheelLibrary } from '../native/data/every-wheel.ts';
import { nixpkgsNames, withTorch } from '../native/data/nixpkgs-names.ts';
import type { Answers } from '../values.ts';

/** The entries of the answer `libraries` that the wheels of uv have use for. */
export function wheelLibraries(answers: Answers): NixPackage[] {
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
