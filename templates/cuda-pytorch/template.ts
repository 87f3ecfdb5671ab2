import { pipManagers } from '../../packages/create-nix-project/src/python/pip-managers.ts';
import type {
  Contradiction,
  TemplateData,
  TemplateRules,
} from '../../packages/create-nix-project/src/values.ts';
import { pythonInRange } from '../_shared/contradictions.ts';
import { type Substituter, workflow } from '../_shared/github-workflow.ts';
import { pytestReport } from '../_shared/pytest-report.ts';
import {
  description,
  direnv,
  importName,
  libraries,
  name,
  pytest,
  python,
  ruff,
  submodules,
  systemPackages,
  vscode,
  workflowQuestions,
} from '../_shared/questions.ts';
import { wheelLibraries } from '../_shared/wheel-libraries.ts';

export const template = {
  title: 'PyTorch with CUDA',
  description:
    'Nix provides Python, PyTorch and CUDA; uv installs the rest of a requirements file. `verify` tells whether the graphics card works.',
  version: '1.0.0',
  language: 'python',
  position: 4,
  inputs: ['nixpkgs', { name: 'flake-parts', when: { flakeParts: true } }],
  shared: [
    '.github/workflows/nix-update.yml',
    '.github/workflows/nix.yml.ejs',
    'nix/checks/format.nix',
    'nix/checks/lint.nix',
    'nix/checks/tests.nix',
    'nix/ctypes.nix',
    'nix/libraries.nix.ejs',
    'nix/source.nix',
  ],
  questions: [
    { ...name, help: 'For the README titles: letters, digits, “-”, “_” and “.”.' },
    {
      ...description,
      help: 'Goes into flake.nix, and into README.md of a new project.',
      default: 'A PyTorch project',
    },
    { ...python, help: 'The interpreter in the dev shell and the checks.' },
    {
      id: 'cuda',
      flag: 'cuda',
      type: 'select',
      message: 'CUDA version',
      help: 'The one that PyTorch is built for. With 12.9 and Python 3.13 it can be downloaded; otherwise compiling it takes hours.',
      choices: [
        { value: '12.8', label: '12.8' },
        { value: '12.9', label: '12.9' },
        { value: '13.0', label: '13.0' },
      ],
      default: '12.9',
    },
    {
      id: 'torch',
      flag: 'torch',
      type: 'select',
      message: 'Where does PyTorch come from?',
      help: '“nix”: from nixpkgs, and uv does not install another one. “wheel”: uv installs it from the requirements.',
      choices: [
        { value: 'nix', label: 'nixpkgs' },
        { value: 'wheel', label: 'A wheel, installed by uv' },
      ],
      default: 'nix',
      fact: 'torch-owner',
    },
    {
      id: 'nixPackages',
      flag: 'nix-packages',
      type: 'list',
      message: 'Python packages from nixpkgs',
      help: 'Names in python3Packages, such as numpy or opencv4. uv leaves them alone.',
      default: ['torchvision', 'torchaudio', 'numpy'],
      fact: 'nix-packages',
      validate: 'nix-attribute',
      when: { torch: 'nix' },
    },
    {
      id: 'requirements',
      flag: 'requirements',
      type: 'text',
      message: 'Requirements file',
      help: 'The packages that uv installs. It can include other files with -r.',
      default: 'requirements-dev.txt',
      fact: 'requirements',
      validate: 'requirements-file',
    },
    importName,
    {
      ...pytest,
      help: 'Adds a check that runs the tests in the sandbox, on the processor, with the packages of Nix.',
      fact: 'tests-from-nix',
      when: { torch: 'nix' },
    },
    ruff,
    {
      id: 'gitInShell',
      flag: 'git-in-shell',
      type: 'confirm',
      message: 'Add git to the dev shell?',
      help: 'Not needed where everyone has git already.',
      default: true,
    },
    {
      id: 'bun',
      flag: 'bun',
      type: 'confirm',
      message: 'Add bun to the dev shell?',
      help: 'For a front end in JavaScript.',
      default: false,
    },
    systemPackages,
    libraries,
    {
      id: 'flakeParts',
      flag: 'flake-parts',
      type: 'confirm',
      message: 'Write it as a flake-parts module?',
      help: 'For projects with other modules: nix/flake-module.nix can be imported into another flake.',
      default: false,
    },
    direnv,
    { ...vscode, help: 'Adds .vscode/tasks.json: check, verify, test, format.' },
    submodules,
    ...workflowQuestions,
  ],
  requires: [
    {
      fact: 'requirements',
      reason: 'it has no requirements file',
      hint: 'Name one with --requirements, or write requirements-dev.txt: `uv export --no-hashes --output-file requirements-dev.txt` creates it from pyproject.toml, `pip freeze > requirements-dev.txt` from an environment. Then run this command again.',
    },
  ],
  files: [
    { source: '.github/workflows/nix-update.yml', when: { updates: true } },
    { source: '.envrc', when: { direnv: true }, extend: true, keep: 'other-shell' },
    { source: '.github/workflows/nix.yml.ejs', when: { ci: 'github' } },
    { source: '.gitignore.ejs', extend: true },
    { source: '.vscode/tasks.json.ejs', when: { vscode: true }, keep: true },
    { source: 'README.md.ejs', starter: true, keep: true },
    { source: 'nix/checks/lint.nix', when: { ruff: true } },
    { source: 'nix/checks/tests.nix', when: { runsTests: true } },
    { source: 'nix/checks/torch.nix.ejs', when: { torch: 'nix' } },
    { source: 'nix/environment.nix.ejs', when: { torch: 'nix' } },
    { source: 'nix/provided.nix', when: { torch: 'nix' } },
    { source: 'nix/provided.py', when: { torch: 'nix' } },
    { source: 'nix/cuda-cache.nix.ejs', when: { torch: 'nix' } },
    { source: 'nix/flake-module.nix.ejs', when: { flakeParts: true } },
    { source: 'nix/interpreter.nix.ejs', when: { torch: 'nix' } },
    { source: 'nix/nixpkgs.nix', when: { torch: 'nix' } },
    { source: 'nix/pytest-report.nix', when: { runsTests: true } },
    { source: 'pyproject.toml.ejs', starter: true },
    { source: 'requirements.txt.ejs', target: '__requirements__', starter: true },
    { source: 'src/__importName__/__init__.py', starter: true },
    { source: 'src/__importName__/__main__.py', starter: true },
    { source: 'src/__importName__/circle.py', starter: true },
    { source: 'src/__importName__/device.py', starter: true },
    { source: 'tests/test_circle.py.ejs', starter: true, when: { runsTests: true } },
    { source: 'tests/test_device.py.ejs', starter: true, when: { runsTests: true } },
  ],
} satisfies TemplateData;

const wheelIsRequired: Contradiction = ({ torch, requirements }, { facts }) => {
  const found = facts.find(({ id }) => id === 'requirements')?.value;
  const isRequired = facts.some(({ id }) => id === 'torch');
  return torch === 'wheel' && requirements === found && !isRequired
    ? `torch = wheel gets PyTorch from ${requirements}, which does not name torch`
    : undefined;
};

const cudaCache: Substituter = {
  comment: "The CUDA team's cache: PyTorch takes hours to compile.",
  url: 'https://cache.nixos-cuda.org',
  key: 'cache.nixos-cuda.org:74DUi4Ye579gUqzH4ziL9IyiJBlDpMRn9MBN8oNan9M=',
};

export const rules = {
  fit({ facts }) {
    const find = (id: string) => facts.find((fact) => fact.id === id);
    const torch = find('torch');
    // Requirements alone are what it is made for; a lock is better kept by its manager.
    const manager = find('python-manager');
    const weight = manager === undefined || pipManagers.includes(manager.value) ? 30 : 15;
    if (torch !== undefined)
      return { fits: true, weight, reason: 'Requirements with PyTorch', evidence: torch.evidence };
    const requirements = find('requirements');
    if (requirements !== undefined)
      return {
        fits: false,
        reason: 'Its requirements do not name torch',
        evidence: requirements.evidence,
      };
    const cuda = find('cuda');
    return cuda === undefined
      ? { fits: false, reason: 'It has no requirements file', evidence: [] }
      : {
          fits: false,
          reason: 'It uses CUDA, but has no requirements file',
          evidence: cuda.evidence,
        };
  },
  compute(answers, _, found) {
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
      wheelLibraries: wheelLibraries(answers, found),
      ...workflow(answers, {
        testReport: pytestReport(runsTests),
        substituters: isFromNix ? [cudaCache] : [],
      }),
    };
  },
  contradictions: [pythonInRange, wheelIsRequired],
} satisfies TemplateRules;
