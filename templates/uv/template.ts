import { normalName } from '../../packages/create-nix-project/src/python/name.ts';
import { overrideLines } from '../../packages/create-nix-project/src/python/uv/override-line.ts';
import { versionLines } from '../../packages/create-nix-project/src/python/uv/version-line.ts';
import type { Found } from '../../packages/create-nix-project/src/values/found.ts';
import type {
  Answers,
  Contradiction,
  TemplateData,
  TemplateRules,
} from '../../packages/create-nix-project/src/values.ts';
import { nameIsNoDependency, pythonInRange } from '../_shared/contradictions.ts';
import { workflow } from '../_shared/github-workflow.ts';
import { manifestMissing } from '../_shared/manifest-missing.ts';
import { pytestReport } from '../_shared/pytest-report.ts';
import {
  application,
  description,
  direnv,
  importName,
  libraries,
  name,
  program,
  pytest,
  python,
  ruff,
  submodules,
  systemPackages,
  testGroups,
  vscode,
  workflowQuestions,
} from '../_shared/questions.ts';
import { wheelLibraries } from '../_shared/wheel-libraries.ts';

export const template = {
  title: 'Python with uv',
  description:
    'Nix provides Python, uv and native libraries; uv manages the packages. Checks run on exactly the packages in uv.lock.',
  version: '2.0.0',
  language: 'python',
  position: 1,
  inputs: ['nixpkgs', 'pyproject-build-systems', 'pyproject-nix', 'uv2nix'],
  shared: [
    '.github/workflows/nix-update.yml',
    '.github/workflows/nix.yml.ejs',
    'nix/libraries.nix.ejs',
    'src/__importName__/__init__.py',
    'src/__importName__/__main__.py',
    'src/__importName__/cli.py',
    'src/__importName__/files.py',
    'tests/test_cli.py.ejs',
    'tests/test_files.py.ejs',
  ],
  questions: [
    name,
    description,
    python,
    {
      id: 'requiresPython',
      flag: 'requires-python',
      type: 'text',
      message: 'Supported Python versions',
      help: 'requires-python in pyproject.toml, such as “>=3.12” or “>=3.12,<3.14”.',
      defaultFrom: { answer: 'python', as: 'python-minimum' },
      fact: 'requires-python',
      validate: 'requires-python',
      when: { project: 'new' },
    },
    {
      id: 'members',
      flag: 'members',
      type: 'list',
      message: 'Members of the uv workspace',
      help: 'Folders whose projects are packaged and tested, such as packages/api, or * for all; none for the project beside uv.lock.',
      default: [],
      fact: 'uv-members',
      validate: 'workspace-member',
      when: { project: 'existing' },
    },
    {
      id: 'packaged',
      flag: 'packaged',
      type: 'confirm',
      message: 'Can it be installed as a package?',
      help: 'Yes when pyproject.toml has a [build-system]; no for scripts that run from their folder.',
      default: true,
      fact: 'packaged',
    },
    {
      id: 'rustExtension',
      flag: 'rust-extension',
      type: 'confirm',
      message: 'Is a part of it written in Rust?',
      help: 'Yes when maturin or setuptools-rust builds it, with a Cargo.lock beside pyproject.toml.',
      default: false,
      fact: 'rust-extension',
      when: { project: 'existing' },
    },
    {
      id: 'conflicts',
      flag: 'conflicts',
      type: 'confirm',
      message: 'Are there extras or groups that exclude each other?',
      help: 'Yes when pyproject.toml lists conflicts in [tool.uv].',
      default: false,
      fact: 'uv-conflicts',
      when: { project: 'existing' },
    },
    application,
    program,
    { ...importName, when: { project: 'new', packaged: true } },
    pytest,
    testGroups,
    {
      id: 'testExtras',
      flag: 'test-extras',
      type: 'list',
      message: 'Extras for the tests',
      help: 'Entries of [project.optional-dependencies] in pyproject.toml that the tests need.',
      default: [],
      fact: 'test-extras',
      validate: 'project-name',
      when: { project: 'existing', pytest: true },
    },
    {
      id: 'testFolders',
      flag: 'test-folders',
      type: 'list',
      message: 'Folders in which the tests run',
      help: 'Where pytest is started, such as packages/api, or * for all members with tests; none for the folder with uv.lock.',
      default: [],
      fact: 'test-folders',
      validate: 'workspace-member',
      when: { project: 'existing', pytest: true },
    },
    ruff,
    systemPackages,
    libraries,
    {
      id: 'libraryPath',
      flag: 'library-path',
      type: 'select',
      message: 'Native libraries are visible to',
      help: '“scoped” leaves system programs alone; “shell” sets LD_LIBRARY_PATH in the dev shell.',
      choices: [
        { value: 'scoped', label: 'Only Python' },
        { value: 'shell', label: 'Every program in the dev shell (LD_LIBRARY_PATH)' },
      ],
      default: 'scoped',
    },
    direnv,
    vscode,
    submodules,
    ...workflowQuestions,
  ],
  requires: [
    {
      fact: 'python-project',
      reason: 'it has no pyproject.toml with a [project] table, which uv reads',
      hint: 'Where there is no pyproject.toml, `uv init --bare` writes one; to an existing one, add a [project] table with name and version. `uv add --requirements requirements.txt` imports the dependencies, and `uvx migrate-to-uv` converts a Poetry project. Then run this command again.',
    },
  ],
  refusedBy: ['uv-elsewhere', 'uv-workspace-problem'],
  locks: [
    {
      file: 'uv.lock',
      manifest: 'pyproject.toml',
      command: ['uv', 'lock'],
      environment: { UV_PYTHON_DOWNLOADS: 'never' },
    },
  ],
  files: [
    { source: '.github/workflows/nix-update.yml', when: { updates: true } },
    { source: '.envrc', when: { direnv: true }, extend: true, keep: 'other-shell' },
    { source: '.github/workflows/nix.yml.ejs', when: { ci: 'github' } },
    { source: '.gitignore.ejs', extend: true },
    { source: '.vscode/tasks.json.ejs', when: { vscode: true }, keep: true },
    { source: 'README.md.ejs', starter: true, keep: true },
    { source: 'main.py', starter: true, when: { packaged: false } },
    { source: 'nix/python.nix', when: { libraryPath: 'scoped' } },
    { source: 'pyproject.toml.ejs', starter: true },
    { source: 'src/__importName__/__init__.py', starter: true, when: { packaged: true } },
    { source: 'src/__importName__/__main__.py', starter: true, when: { application: true } },
    { source: 'src/__importName__/cli.py', starter: true, when: { application: true } },
    { source: 'src/__importName__/files.py', starter: true, when: { packaged: true } },
    { source: 'tests/test_cli.py.ejs', starter: true, when: { application: true, pytest: true } },
    { source: 'tests/test_files.py.ejs', starter: true, when: { packaged: true, pytest: true } },
    { source: 'tests/test_main.py', starter: true, when: { packaged: false, pytest: true } },
  ],
} satisfies TemplateData;

const allNeedMembers: Contradiction = ({ members, testFolders }) =>
  Array.isArray(testFolders) &&
  testFolders.includes('*') &&
  Array.isArray(members) &&
  members.length === 0
    ? 'test-folders = * is for the members of a workspace, and members names none'
    : undefined;

export const rules = {
  fit({ facts, projects = [] }) {
    const find = (id: string) => facts.find((fact) => fact.id === id);
    const manager = find('python-manager');
    const standard = find('python-project');
    if (manager === undefined) return { fits: false, ...manifestMissing(projects, 'python') };
    const program = find('rust-program');
    const isTested = find('pytest')?.value === true;
    if (program !== undefined && manager.value !== 'uv' && !isTested) {
      // Less than the template that builds the program.
      const reason = 'The Python wheel around its Rust program';
      return { fits: true, weight: 5, reason, evidence: program.evidence };
    }
    if (manager.value !== 'poetry') {
      const reason =
        standard === undefined
          ? 'A Python project, once its pyproject.toml has a [project] table'
          : 'A Python project';
      return { fits: true, weight: 20, reason, evidence: manager.evidence };
    }
    return standard === undefined
      ? {
          fits: false,
          reason: 'Poetry manages the packages, without a [project] table',
          evidence: manager.evidence,
        }
      : {
          fits: true,
          weight: 20,
          reason: 'Its [project] table, which uv reads too',
          evidence: standard.evidence,
        };
  },
  compute: (answers, _, found) => ({
    overrides: knownOverrides(answers, found),
    wheelLibraries: wheelLibraries(answers, found),
    ...workflow(answers, { testReport: pytestReport(answers.pytest === true) }),
  }),
  contradictions: [pythonInRange, nameIsNoDependency, allNeedMembers],
} satisfies TemplateRules;

/** The lines of overrides.nix that are known, one for each package. */
function knownOverrides({ name, packaged, python }: Answers, { python: found }: Found): string[] {
  const own = new Map(
    (found?.ownVersions ?? [])
      .filter((one) => one.name !== normalName(String(name)) || packaged === true)
      .map((one) => [one.name, versionLines(one)]),
  );
  const foreign = new Map(
    (found?.sourceBuilds ?? [])
      .filter((one) => one.pythons.includes(String(python)) && !own.has(one.name))
      .map((one) => [one.name, overrideLines(one.name)]),
  );
  const comment =
    '  # Git has the version, and is not there in a build: change it here with each release.';
  return [
    ...(own.size === 0 ? [] : [comment, ...own.values()]),
    ...[...foreign.values()].filter((lines) => lines !== undefined),
  ];
}
