import type { Question, Template } from '../src/values.ts';

const base = { message: 'A message', help: 'What it is for.' };

/** One question of each type, and conditions on an answer and on the kind of project. */
export const questions: readonly Question[] = [
  {
    ...base,
    id: 'name',
    flag: 'name',
    type: 'text',
    ask: 'always',
    fact: 'project-name',
    defaultFrom: { answer: 'folder', as: 'project-name' },
    validate: 'project-name',
  },
  {
    ...base,
    id: 'importName',
    flag: 'package',
    type: 'text',
    defaultFrom: { answer: 'name', as: 'python-package' },
    validate: 'python-package',
    when: { project: 'new' },
  },
  { ...base, id: 'description', flag: 'description', type: 'text', default: '', validate: 'line' },
  {
    ...base,
    id: 'python',
    flag: 'python',
    type: 'select',
    ask: 'new',
    choices: [
      { value: '3.12', label: '3.12' },
      { value: '3.13', label: '3.13' },
    ],
    default: '3.13',
    fact: 'python-version',
  },
  { ...base, id: 'tests', flag: 'tests', type: 'confirm', default: true },
  {
    ...base,
    id: 'testGroups',
    flag: 'test-groups',
    type: 'list',
    default: ['dev'],
    validate: 'project-name',
    when: { tests: true },
  },
];

/** A template with those questions, and files with every property that a file can have. */
export const fixtureTemplate: Template = {
  id: 'fixture',
  title: 'Fixture',
  description: 'For tests.',
  version: '1.2.3',
  inputs: ['nixpkgs'],
  questions,
  requires: [],
  refusedBy: [],
  rules: {
    fit: () => ({ fits: false, reason: 'It is for tests', evidence: [] }),
    compute: () => ({}),
    contradictions: [],
  },
  migrations: [],
  locks: [],
  files: [
    { source: '.gitignore', extend: true },
    { source: 'flake.nix.ejs' },
    { source: 'nix/tests.nix', when: { tests: true } },
    { source: 'run.sh', executable: true },
    { source: 'src/__importName__/__init__.py', starter: true },
    { source: 'src/__importName__.py.ejs', starter: true, when: { python: '3.13' } },
  ],
  sources: {
    '.gitignore': '/result\n',
    'flake.nix.ejs': (locals) =>
      JSON.stringify(Object.entries(locals).filter(([, value]) => typeof value !== 'function')),
    'nix/tests.nix': '{ }\n',
    'run.sh': '#!/bin/sh\n',
    'src/__importName__/__init__.py': '',
    'src/__importName__.py.ejs': () => '',
  },
};

/** Lock nodes with an input that has an input of its own. */
export const fixtureLockNodes = {
  nixpkgs: { locked: { rev: 'a', type: 'github' }, original: { type: 'github' } },
  crane: { locked: { rev: 'b' }, original: {} },
  overlay: {
    inputs: { nixpkgs: ['nixpkgs'], utils: 'systems' },
    locked: { rev: 'c' },
    original: {},
  },
  systems: { locked: { rev: 'd' }, original: {} },
};
