import { nixpkgsNames, withTorch } from '../../native/data/nixpkgs-names.ts';
import type { Folder } from '../../read/folder.ts';
import type { Fact } from '../../values.ts';
import { fact } from '../fact.ts';
import { type RequirementLine, readRequirements } from './requirements-file.ts';

/** The names that requirements files have, the most complete first. */
export const requirementsFiles = [
  'requirements-dev.txt',
  'requirements_dev.txt',
  'dev-requirements.txt',
  'requirements/dev.txt',
  'requirements.txt',
  'requirements/base.txt',
];

/** Tools that tests run with; nixpkgs has pytest in any case. */
const toolNames = new Set(['pip', 'pytest', 'ruff', 'setuptools', 'torch', 'uv', 'wheel']);

/** A requirements file, and what it and those that it includes name. */
interface RequirementsFile {
  readonly file: string;
  readonly lines: readonly RequirementLine[];
}

/** The requirements file of a project, if it has one. */
export function findRequirements(folder: Folder): RequirementsFile | undefined {
  const file = requirementsFiles.find((name) => folder.has(name));
  return file === undefined ? undefined : { file, lines: readRequirements(folder, file) };
}

/** What a requirements file says about PyTorch and the packages around it. */
export function probeRequirements({ file, lines }: RequirementsFile): Fact[] {
  return [fact('requirements', file, file), ...torchFacts(lines), ...nixFacts(file, lines)];
}

function torchFacts(lines: readonly RequirementLine[]): Fact[] {
  const torch = lines.find(({ name }) => name === 'torch');
  if (torch === undefined) return [];
  // nixpkgs has one version of each package: what is pinned is another one, sooner or later.
  const pinned = lines.find(({ name, isPinned }) => isPinned && withTorch.has(name));
  const decisive = pinned ?? torch;
  const owner = pinned === undefined ? 'nix' : 'wheel';
  return [
    fact('torch', true, torch.file, torch.line),
    fact('torch-owner', owner, decisive.file, decisive.line),
  ];
}

function nixFacts(file: string, lines: readonly RequirementLine[]): Fact[] {
  const names = lines.flatMap(({ name, isPinned }) => (isPinned ? [] : (nixpkgsNames[name] ?? [])));
  const pytest = lines.find(({ name }) => name === 'pytest');
  const others = lines.filter(
    ({ name, isPinned }) =>
      !toolNames.has(name) &&
      !withTorch.has(name) &&
      (isPinned || !Object.hasOwn(nixpkgsNames, name)),
  );
  // The tests have the packages of nixpkgs alone: with others, nobody knows whether that is enough.
  const runsOnNix = pytest !== undefined && others.length === 0;
  const decisive = runsOnNix ? pytest : others[0];
  return [
    fact('nix-packages', [...new Set(names)], file),
    fact('tests-from-nix', runsOnNix, decisive?.file ?? file, decisive?.line),
  ];
}
