/** The questions of several templates; one that differs in a template is spread there. */
import type { Question } from '../../packages/create-nix-project/src/values.ts';

export const name = {
  id: 'name',
  flag: 'name',
  type: 'text',
  message: 'Project name',
  help: 'The name in pyproject.toml: letters, digits, “-”, “_” and “.”.',
  ask: 'always',
  defaultFrom: { answer: 'folder', as: 'project-name' },
  fact: 'project-name',
  validate: 'project-name',
} satisfies Question;

export const submodules = {
  id: 'submodules',
  flag: 'submodules',
  type: 'confirm',
  message: 'Read git submodules too?',
  help: 'Without it, their folders are empty for Nix. Needs Nix 2.27 or newer.',
  default: false,
  fact: 'git-submodules',
  when: { project: 'existing' },
} satisfies Question;

export const description = {
  id: 'description',
  flag: 'description',
  type: 'text',
  message: 'Description, one line',
  help: 'Goes into flake.nix, and into pyproject.toml and README.md of a new project.',
  default: 'A Python project',
  fact: 'description',
  validate: 'line',
} satisfies Question;

export const python = {
  id: 'python',
  flag: 'python',
  type: 'select',
  message: 'Python version',
  help: 'The interpreter in the dev shell, the checks and the package.',
  ask: 'new',
  choices: [
    { value: '3.12', label: '3.12' },
    { value: '3.13', label: '3.13' },
    { value: '3.14', label: '3.14' },
  ],
  default: '3.13',
  fact: 'python-version',
} satisfies Question;

export const application = {
  id: 'application',
  flag: 'application',
  type: 'confirm',
  message: 'Does it have a program to run?',
  help: 'Yes when pyproject.toml has [project.scripts]: `nix run` starts the program. No for a library.',
  default: true,
  fact: 'application',
  when: { packaged: true },
} satisfies Question;

export const program = {
  id: 'program',
  flag: 'program',
  type: 'text',
  message: 'Name of the program',
  help: 'The entry of [project.scripts] that `nix run` starts.',
  defaultFrom: { answer: 'name', as: 'project-name' },
  fact: 'program',
  validate: 'project-name',
  when: { application: true },
} satisfies Question;

export const importName = {
  id: 'importName',
  flag: 'package',
  type: 'text',
  message: 'Import name',
  help: 'The folder below src/, and what other code imports.',
  defaultFrom: { answer: 'name', as: 'python-package' },
  validate: 'python-package',
  when: { project: 'new' },
} satisfies Question;

export const pytest = {
  id: 'pytest',
  flag: 'pytest',
  type: 'confirm',
  message: 'Run tests with pytest?',
  help: 'Adds a check that runs the tests in the sandbox, on the wheels in uv.lock.',
  default: true,
  fact: 'pytest',
} satisfies Question;

export const testGroups = {
  id: 'testGroups',
  flag: 'test-groups',
  type: 'list',
  message: 'Dependency groups for the tests',
  help: 'Entries of [dependency-groups] in pyproject.toml that the tests need.',
  default: ['dev'],
  fact: 'test-groups',
  validate: 'project-name',
  when: { project: 'existing', pytest: true },
} satisfies Question;

export const ruff = {
  id: 'ruff',
  flag: 'ruff',
  type: 'confirm',
  message: 'Lint and format with ruff?',
  help: 'Adds a lint check, and Python to the format check and to `nix fmt`.',
  default: true,
  fact: 'ruff',
} satisfies Question;

export const systemPackages = {
  id: 'systemPackages',
  flag: 'system-packages',
  type: 'list',
  message: 'More programs from nixpkgs',
  help: 'For the dev shell, the build and the tests, such as cmake or ffmpeg.',
  default: [],
  validate: 'nix-attribute',
} satisfies Question;

export const libraries = {
  id: 'libraries',
  flag: 'libraries',
  type: 'list',
  message: 'More native libraries from nixpkgs',
  help: 'Attributes in pkgs, such as libGL or portaudio, in addition to those found.',
  default: [],
  validate: 'nix-attribute',
} satisfies Question;

export const direnv = {
  id: 'direnv',
  flag: 'direnv',
  type: 'confirm',
  message: 'Enter the dev shell with direnv?',
  help: 'Adds .envrc.',
  default: true,
  fact: 'direnv',
} satisfies Question;

export const vscode = {
  id: 'vscode',
  flag: 'vscode',
  type: 'confirm',
  message: 'Add VS Code tasks?',
  help: 'Adds .vscode/tasks.json: check, run, test, format.',
  default: false,
  fact: 'vscode',
} satisfies Question;

const ci = {
  id: 'ci',
  flag: 'ci',
  type: 'select',
  message: 'Where are changes checked?',
  help: '“github” adds .github/workflows/nix.yml: the checks of the flake on Linux and macOS.',
  ask: 'always',
  choices: [
    { value: 'github', label: 'In a GitHub workflow' },
    { value: 'none', label: 'Nowhere yet' },
  ],
  default: 'github',
  fact: 'ci',
} satisfies Question;

const cache = {
  id: 'cache',
  flag: 'cache',
  type: 'select',
  message: 'Where does the workflow cache its builds?',
  help: 'A binary cache, so that nothing is built twice: cachix.org, an Attic server, or an S3 bucket.',
  choices: [
    { value: 'none', label: 'Nowhere' },
    { value: 'cachix', label: 'Cachix' },
    { value: 'attic', label: 'An Attic server' },
    { value: 's3', label: 'An S3 bucket' },
  ],
  default: 'none',
  when: { ci: 'github' },
} satisfies Question;

const cacheName = {
  id: 'cacheName',
  flag: 'cache-name',
  type: 'text',
  message: 'Name of the cache',
  help: 'The one registered with Cachix or the Attic server.',
  validate: 'cache-name',
  when: { cache: ['cachix', 'attic'] },
} satisfies Question;

const cacheUrl = {
  id: 'cacheUrl',
  flag: 'cache-url',
  type: 'text',
  message: 'Address of the cache',
  help: 'https://…, readable by everyone: the Attic server, or the bucket.',
  validate: 'cache-url',
  when: { cache: ['attic', 's3'] },
} satisfies Question;

const cacheKey = {
  id: 'cacheKey',
  flag: 'cache-key',
  type: 'text',
  message: 'Public key of the cache',
  help: 'NAME:BASE64, with which Nix verifies what it downloads.',
  validate: 'cache-key',
  when: { cache: ['attic', 's3'] },
} satisfies Question;

const cacheBucket = {
  id: 'cacheBucket',
  flag: 'cache-bucket',
  type: 'text',
  message: 'Bucket to write to',
  help: "s3://NAME?region=REGION, with &endpoint=HOST when it is not Amazon's.",
  validate: 'cache-bucket',
  when: { cache: 's3' },
} satisfies Question;

const updates = {
  id: 'updates',
  flag: 'updates',
  type: 'confirm',
  message: 'Open a pull request with updates once a week?',
  help: 'Adds .github/workflows/nix-update.yml: current templates and newer pins in flake.lock.',
  default: false,
  when: { ci: 'github' },
} satisfies Question;

/** What the GitHub workflow, which all templates share, asks; in their order at the end. */
export const workflowQuestions: readonly Question[] = [
  ci,
  cache,
  cacheName,
  cacheUrl,
  cacheKey,
  cacheBucket,
  updates,
];
