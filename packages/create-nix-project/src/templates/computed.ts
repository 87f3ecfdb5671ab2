import { type NeededBy, neededByText } from '../entries/needed-by.ts';
import { type NixPackage, parseNixPackage } from '../entries/nix-package.ts';
import { parseRustProgram } from '../entries/rust-program.ts';
import { parseRustVariable } from '../entries/rust-variable.ts';
import { policyText } from '../python/poetry/policy-lines.ts';
import { type Kind, policyRows } from '../python/poetry/policy-rows.ts';
import { recipes } from '../python/poetry/recipes.ts';
import type { Answers, ProjectKind } from '../values.ts';
import { type Substituter, workflow } from './github-workflow.ts';
import { commentLines, libraryNotes } from './library-notes.ts';
import { wheelLibraries } from './wheel-libraries.ts';

/** A line of a list of packages in a Nix file. */
function packageLine({ neededBy, ...nixPackage }: NixPackage) {
  return { ...nixPackage, comment: comment(neededBy) };
}

/** The end of a line: ` # a, b and 3 more`. */
function comment(neededBy: NeededBy): string {
  const text = neededByText(neededBy);
  return text === '' ? '' : ` # ${text}`;
}

/** What the rust-crane templates ask about a project, whether it is new or was there before. */
function rustCrane(answers: Answers, project: ProjectKind) {
  const list = (id: string) => (answers[id] ?? []) as readonly string[];
  const isNew = project === 'new';
  const inWorkspace = isNew ? answers.layout === 'workspace' : answers.workspace === true;
  const newBinaries = inWorkspace
    ? [...list('binaryCrates'), ...list('serverCrates')]
    : answers.kind === 'library'
      ? []
      : [String(answers.name)];
  const programs = (isNew ? newBinaries : list('binaries')).map(parseRustProgram);
  const names = programs.map(({ crate }) => crate);
  const nativeLibraries = list('libraries').map(parseNixPackage).map(packageLine);
  const nativePrograms = list('systemPackages').map(parseNixPackage).map(packageLine);
  const notes = libraryNotes(answers, 'rust');
  const variables = list('environment')
    .map(parseRustVariable)
    .map(({ neededBy, ...variable }) => ({ ...variable, comment: comment(neededBy) }));
  return {
    librariesEverywhere: nativeLibraries.filter(({ linux }) => !linux),
    librariesOfLinux: nativeLibraries.filter(({ linux }) => linux),
    programsEverywhere: nativePrograms.filter(({ linux }) => !linux),
    programsOfLinux: nativePrograms.filter(({ linux }) => linux),
    libraryNotes: notes,
    libraryComments: commentLines(notes),
    variables,
    hasVariables: variables.length > 0,
    variablesNamePackages: variables.some(({ value }) => value.includes('${pkgs.')),
    inWorkspace,
    programs,
    hasPrograms: programs.length > 0,
    mainCrate: names.find((name) => name === answers.name) ?? names[0],
    checksClippy: isNew || answers.clippy === true,
    checksDoc: isNew || answers.doc === true,
    formatsRust: isNew || answers.rustfmt === true,
    checksMsrv: isNew || answers.msrv === true,
    checksFeatures: (isNew ? answers.receipts : answers.features) === true,
    checksDoctests: isNew
      ? list('libraryCrates').length > 0 || answers.kind === 'library'
      : answers.doctests === true,
    writesNextestConfig: isNew || answers.nextestConfig !== true,
    readsToolchainFile: isNew || answers.toolchainFile === true,
    ...workflow(answers, { testReport: 'nextest-report' }),
  };
}

/** What a starter with these tools depends on that has native code. */
const starterNative: Readonly<Record<string, readonly string[]>> = {
  black: ['black', 'pytokens'],
  mypy: ['mypy', 'ast-serialize', 'librt'],
  ruff: ['ruff'],
};

/** The same about the poetry2nix templates. */
function poetry2nix(answers: Answers, project: ProjectKind) {
  const list = (id: string) => (answers[id] ?? []) as readonly string[];
  const kind = (id: string, other: Kind): Kind => (answers[id] as Kind | undefined) ?? other;
  const tools = ['black', 'mypy', 'ruff'].filter((tool) => answers[tool] === true);
  const rows = policyRows({
    linux: kind('linux', 'source'),
    darwin: kind('darwin', 'wheel'),
    native: project === 'new' ? tools.flatMap((tool) => starterNative[tool] ?? []) : list('native'),
    linuxSource: list('linuxSource'),
  });
  const builds = (wanted: string) =>
    rows.some(({ name, cells }) => name === wanted && Object.values(cells).includes('source'));
  const builtBy = (builder: string) =>
    rows
      .map(({ name }) => name)
      .filter((name) => recipes[name]?.builder === builder && builds(name));
  return {
    policyTable: policyText(rows),
    maturinPackages: builtBy('maturin'),
    setuptoolsPackages: builtBy('setuptools'),
    buildsWithMaturin: builtBy('maturin').length > 0,
    buildsWithSetuptools: builtBy('setuptools').length > 0,
    buildsShapely: builds('shapely'),
    buildsTiktoken: builds('tiktoken'),
    // The template brings a lock for these, so that the first check needs neither Poetry nor network.
    hasDefaultPackages:
      answers.python === '3.12' &&
      answers.application === true &&
      tools.join() === 'ruff' &&
      answers.pytest === true,
    lints: answers.ruff === true || answers.mypy === true,
    ...workflow(answers, { testReport: pytestReport(answers.pytest === true) }),
  };
}

/** The package with the results of the tests, where there are tests. */
function pytestReport(runsTests: boolean) {
  return runsTests ? 'pytest-report' : undefined;
}

/** What the dev shell of a project with uv asks. */
function pythonLibraries(answers: Answers) {
  const notes = libraryNotes(answers, 'python');
  return {
    wheelLibraries: wheelLibraries(answers).map(packageLine),
    libraryNotes: notes,
    libraryComments: commentLines(notes),
  };
}

/** The same about uv's templates. */
function uv(answers: Answers) {
  return {
    ...pythonLibraries(answers),
    ...workflow(answers, { testReport: pytestReport(answers.pytest === true) }),
  };
}

const cudaCache: Substituter = {
  comment: "The CUDA team's cache: PyTorch takes hours to compile.",
  url: 'https://cache.nixos-cuda.org',
  key: 'cache.nixos-cuda.org:74DUi4Ye579gUqzH4ziL9IyiJBlDpMRn9MBN8oNan9M=',
};

/** The same about the cuda-pytorch templates. */
function cudaPytorch(answers: Answers) {
  const isFromNix = answers.torch === 'nix';
  const runsTests = isFromNix && answers.pytest === true;
  const names = [
    ...(isFromNix ? ['torch'] : []),
    ...((answers.nixPackages ?? []) as readonly string[]),
    ...(runsTests ? ['pytest'] : []),
  ];
  return {
    pythonPackages: [...new Set(names)],
    runsTests,
    ...pythonLibraries(answers),
    ...workflow(answers, {
      testReport: pytestReport(runsTests),
      substituters: isFromNix ? [cudaCache] : [],
    }),
  };
}

type Computation = (answers: Answers, project: ProjectKind) => Readonly<Record<string, unknown>>;

/** Values for conditions and templates that follow from the answers, by a template's `computed`. */
export const computations: Readonly<Record<string, Computation>> = {
  'cuda-pytorch': cudaPytorch,
  poetry2nix,
  'rust-crane': rustCrane,
  uv,
  // For templates that have nothing else to compute.
  workflow: (answers) => workflow(answers, {}),
};

/** The names that a computation gives. */
export function computedNames(name: string | undefined): string[] {
  return Object.keys(computations[name ?? '']?.({}, 'new') ?? {});
}

/** Of these, the ones that are lists. */
export function computedLists(name: string | undefined): string[] {
  const values = computations[name ?? '']?.({}, 'new') ?? {};
  return Object.keys(values).filter((key) => Array.isArray(values[key]));
}
