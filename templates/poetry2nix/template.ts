import { policyText } from '../../packages/create-nix-project/src/python/poetry/policy-lines.ts';
import {
  type Kind,
  type PolicyAnswers,
  policyRows,
} from '../../packages/create-nix-project/src/python/poetry/policy-rows.ts';
import { recipes } from '../../packages/create-nix-project/src/python/poetry/recipes.ts';
import type {
  Answers,
  TemplateData,
  TemplateRules,
} from '../../packages/create-nix-project/src/values.ts';
import { nameIsNoDependency, pythonInRange } from '../_shared/contradictions.ts';
import { workflow } from '../_shared/github-workflow.ts';
import { manifestMissing } from '../_shared/manifest-missing.ts';
import { pytestReport } from '../_shared/pytest-report.ts';
import {
  description,
  direnv,
  importName,
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

export const template = {
  title: 'Python with Poetry',
  description:
    'poetry2nix installs poetry.lock; one table says which packages are wheels and which are built from source. Unmaintained upstream: prefer uv where you can.',
  version: '1.0.0',
  language: 'python',
  position: 3,
  inputs: ['nixpkgs', 'nixpkgs-python', 'poetry2nix'],
  shared: [
    '.github/workflows/nix-update.yml',
    '.github/workflows/nix.yml.ejs',
    'nix/checks/format.nix',
    'nix/checks/tests.nix',
    'nix/source.nix',
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
    {
      ...python,
      choices: [
        { value: '3.11', label: '3.11' },
        { value: '3.12', label: '3.12' },
        { value: '3.13', label: '3.13' },
      ],
      default: '3.12',
    },
    {
      id: 'application',
      flag: 'application',
      type: 'confirm',
      message: 'Does it have a program to run?',
      help: 'Yes when pyproject.toml has [tool.poetry.scripts]: `nix run` starts the program. No for a library.',
      default: true,
      fact: 'application',
    },
    { ...program, help: 'The entry of [tool.poetry.scripts] that `nix run` starts.' },
    importName,
    {
      id: 'sourceFolder',
      flag: 'source-folder',
      type: 'text',
      message: 'Folder with the Python packages',
      help: '“src”, or “.” when they are beside pyproject.toml. The dev shell imports them from there.',
      default: 'src',
      fact: 'source-folder',
      validate: 'source-folder',
    },
    {
      id: 'linux',
      flag: 'linux',
      type: 'select',
      message: 'On Linux, packages with native code are',
      help: '“source” builds those that the template can build; “wheel” uses all as published.',
      choices: [
        { value: 'source', label: 'built from source, where that is known to work' },
        { value: 'wheel', label: 'wheels' },
      ],
      default: 'source',
    },
    {
      id: 'darwin',
      flag: 'darwin',
      type: 'select',
      message: 'On macOS, packages with native code are',
      help: "Building them against Apple's SDK is fragile.",
      choices: [
        { value: 'wheel', label: 'wheels' },
        { value: 'source', label: 'built from source' },
      ],
      default: 'wheel',
    },
    {
      id: 'linuxSource',
      flag: 'linux-source',
      type: 'list',
      message: 'Other packages to build from source on Linux',
      help: 'Such as tiktoken or proto-plus, which would be wheels otherwise.',
      default: [],
      validate: 'project-name',
      when: { project: 'existing' },
    },
    {
      id: 'versionFile',
      flag: 'version-file',
      type: 'confirm',
      message: 'Is the version in a VERSION file?',
      help: 'Nix builds read the version from there, not from pyproject.toml.',
      default: false,
      fact: 'version-file',
    },
    {
      ...pytest,
      help: 'Adds a check that runs the tests in the sandbox, on the installed application.',
    },
    {
      ...testGroups,
      message: 'Dependency groups for development',
      help: 'Entries of [tool.poetry.group] that the dev shell and the checks need.',
      when: { project: 'existing' },
    },
    {
      ...ruff,
      message: 'Lint with ruff?',
      help: 'The ruff of poetry.lock. Without black, it formats as well.',
    },
    {
      id: 'black',
      flag: 'black',
      type: 'confirm',
      message: 'Format with black?',
      help: 'The black of poetry.lock, in the format check and `nix fmt`.',
      default: false,
      fact: 'black',
    },
    {
      id: 'mypy',
      flag: 'mypy',
      type: 'confirm',
      message: 'Check types with mypy?',
      help: 'The mypy of poetry.lock, in the lint check.',
      default: false,
      fact: 'mypy',
    },
    { ...systemPackages, help: 'For the dev shell and the tests, such as cmake or ffmpeg.' },
    {
      id: 'node',
      flag: 'node',
      type: 'confirm',
      message: 'Does it have a front end built with Node?',
      help: 'Adds Node and npm to the dev shell and the tests.',
      default: false,
      fact: 'node',
    },
    {
      id: 'apps',
      flag: 'apps',
      type: 'confirm',
      message: 'Add commands such as `nix run .#test`?',
      help: 'The apps test, lint, format and ci, which run on the working tree.',
      default: true,
    },
    direnv,
    vscode,
    submodules,
    ...workflowQuestions,
  ],
  requires: [
    {
      fact: 'poetry-lock',
      reason: 'it has no poetry.lock, which tells poetry2nix every package and its hash',
      hint: 'Create it with `poetry lock`. For a project without Poetry, use the template uv.',
    },
  ],
  refusedBy: ['poetry-problem'],
  locks: [{ file: 'poetry.lock', manifest: 'pyproject.toml', command: ['poetry', 'lock'] }],
  files: [
    { source: '.github/workflows/nix-update.yml', when: { updates: true } },
    { source: '.envrc', when: { direnv: true }, extend: true, keep: 'other-shell' },
    { source: '.github/workflows/nix.yml.ejs', when: { ci: 'github' } },
    { source: '.gitignore.ejs', extend: true },
    { source: '.vscode/tasks.json.ejs', when: { vscode: true }, keep: true },
    { source: 'README.md.ejs', starter: true, keep: true },
    { source: 'VERSION', starter: true, when: { versionFile: true } },
    { source: 'nix/build-with-maturin.nix', when: { buildsWithMaturin: true } },
    { source: 'nix/build-with-setuptools.nix', when: { buildsWithSetuptools: true } },
    { source: 'nix/cargo-lock.nix', when: { buildsWithMaturin: true } },
    { source: 'nix/checks/lint.nix.ejs', when: { lints: true } },
    { source: 'nix/checks/tests.nix', when: { pytest: true } },
    {
      source: 'nix/overrides/maturin.nix.ejs',
      target: 'nix/overrides/__each__.nix',
      each: 'maturinPackages',
    },
    {
      source: 'nix/overrides/setuptools.nix.ejs',
      target: 'nix/overrides/__each__.nix',
      each: 'setuptoolsPackages',
    },
    { source: 'nix/overrides/shapely.nix', when: { buildsShapely: true } },
    { source: 'nix/overrides/tiktoken.nix', when: { buildsTiktoken: true } },
    { source: 'nix/overrides/tiktoken/Cargo.lock', when: { buildsTiktoken: true } },
    { source: 'nix/pytest-report.nix', when: { pytest: true } },
    { source: 'poetry.lock', starter: true, when: { hasDefaultPackages: true } },
    { source: 'pyproject.toml.ejs', starter: true },
    { source: 'src/__importName__/__init__.py', starter: true },
    { source: 'src/__importName__/__main__.py', starter: true, when: { application: true } },
    { source: 'src/__importName__/cli.py', starter: true, when: { application: true } },
    { source: 'src/__importName__/files.py', starter: true },
    { source: 'tests/test_cli.py.ejs', starter: true, when: { application: true, pytest: true } },
    { source: 'tests/test_files.py.ejs', starter: true, when: { pytest: true } },
  ],
} satisfies TemplateData;

export const rules = {
  fit({ facts, projects = [] }) {
    const find = (id: string) => facts.find((fact) => fact.id === id);
    const manager = find('python-manager');
    if (manager === undefined) return { fits: false, ...manifestMissing(projects, 'python') };
    const problem = find('poetry-problem');
    if (manager.value === 'poetry') {
      // What poetry2nix cannot read, uv may: a [project] table is enough.
      return problem === undefined || find('python-project') === undefined
        ? { fits: true, weight: 25, reason: 'A Poetry project', evidence: manager.evidence }
        : {
            fits: false,
            reason: `It does not fit: ${[problem.value].flat()[0]}`,
            evidence: problem.evidence,
          };
    }
    const others = find('other-managers');
    const index = Array.isArray(others?.value) ? others.value.indexOf('poetry') : -1;
    const place = others?.evidence[index];
    return place === undefined
      ? {
          fits: false,
          reason: 'It has neither poetry.lock nor [tool.poetry]',
          evidence: manager.evidence,
        }
      : {
          fits: false,
          reason: `It uses Poetry too, but ${manager.value} takes precedence`,
          evidence: [...manager.evidence, place],
        };
  },
  compute(answers, project, { python }) {
    const tools = ['black', 'mypy', 'ruff'].filter((tool) => answers[tool] === true);
    return {
      ...policyOf(
        answers,
        project === 'new' ? starterNative(tools) : (python?.nativePackages ?? []),
      ),
      // The template brings a lock for these, so that the first check needs neither Poetry nor network.
      hasDefaultPackages:
        answers.python === '3.12' &&
        answers.application === true &&
        tools.join() === 'ruff' &&
        answers.pytest === true,
      lints: answers.ruff === true || answers.mypy === true,
      ...workflow(answers, { testReport: pytestReport(answers.pytest === true) }),
    };
  },
  contradictions: [pythonInRange, nameIsNoDependency],
} satisfies TemplateRules;

/** What a starter with these tools depends on that has native code. */
const nativeOfTools: Readonly<Record<string, readonly string[]>> = {
  black: ['black', 'pytokens'],
  mypy: ['mypy', 'ast-serialize', 'librt'],
  ruff: ['ruff'],
};

function starterNative(tools: readonly string[]): PolicyAnswers['native'] {
  const names = tools.flatMap((tool) => nativeOfTools[tool] ?? []);
  return names.map((name) => ({ name, withoutWheel: [] }));
}

/** The table of wheels and sources, and the overrides that its sources need. */
function policyOf(answers: Answers, native: PolicyAnswers['native']) {
  const list = (id: string) => (answers[id] ?? []) as readonly string[];
  const kind = (id: string, other: Kind): Kind => (answers[id] as Kind | undefined) ?? other;
  const rows = policyRows({
    linux: kind('linux', 'source'),
    darwin: kind('darwin', 'wheel'),
    native,
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
  };
}
