import { everyWheelLibrary } from '../../packages/create-nix-project/src/native/data/every-wheel.ts';
import {
  nixpkgsNames,
  withTorch,
} from '../../packages/create-nix-project/src/native/data/nixpkgs-names.ts';
import type { Found } from '../../packages/create-nix-project/src/values/found.ts';
import type { Answers } from '../../packages/create-nix-project/src/values.ts';
import { type PackageLine, packageLines } from './package-line.ts';

/** The libraries that the wheels of uv have use for, beside those that every project has. */
export function wheelLibraries(answers: Answers, { python }: Found): PackageLine[] {
  const isFromNix = fromNix(answers);
  const found = (python?.libraries ?? []).filter(({ neededBy }) => !neededBy.every(isFromNix));
  const asked = (answers.libraries ?? []) as readonly string[];
  return packageLines(found, asked).filter(({ attribute }) => !everyWheelLibrary.has(attribute));
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
