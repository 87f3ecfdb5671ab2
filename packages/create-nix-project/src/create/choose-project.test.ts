import { expect, test } from 'vitest';
import type { Project } from '../values.ts';
import { chooseProject, placeOf, projectFolders } from './choose-project.ts';

const project = (path: string, kind: Project['kind'], workspace?: string): Project => ({
  path,
  kind,
  manager: { python: 'uv', rust: 'cargo', node: 'npm' }[kind],
  evidence: [],
  ...(workspace === undefined ? {} : { workspace }),
});

const monorepo = [
  project('api', 'python'),
  project('api', 'rust'),
  project('engine', 'rust'),
  project('engine/core', 'rust', 'engine'),
  project('web', 'node'),
];

test('each folder once, without members and front ends', () => {
  expect(projectFolders(monorepo)).toEqual(['api', 'engine']);
});

const repository = { project: 'new', projects: monorepo } as const;

test.each([
  ['engine', 'engine'],
  ['./engine', 'engine'],
  ['engine/', 'engine'],
  ['././engine//', 'engine'],
  ['.', '.'],
  ['./', '.'],
])('--project %s is found', async (wanted, folder) => {
  expect(await chooseProject(wanted, repository, undefined)).toBe(folder);
});

test.each([
  ['engine/core', 'engine/core is a member of the workspace in engine'],
  ['web', 'web is built with npm'],
  ['apo', 'There is no project in “apo”.'],
  ['../api', 'There is no project in “../api”.'],
  ['/api', 'There is no project in “/api”.'],
])('--project %s is refused', async (wanted, message) => {
  await expect(chooseProject(wanted, repository, undefined)).rejects.toThrow(message);
});

test.each([
  ['packages/api/server', { folder: 'packages/api', members: ['server'] }],
  ['packages/api', { folder: 'packages/api' }],
  ['engine/core', { folder: 'engine/core' }],
] as const)('the flake of %s is where its uv.lock is', async (path, place) => {
  const projects = [
    project('packages/api', 'python'),
    project('packages/api/server', 'python', 'packages/api'),
    ...monorepo,
  ];
  expect(placeOf(projects, path)).toEqual(place);
  if (path === 'packages/api/server')
    expect(await chooseProject(path, { project: 'new', projects }, undefined)).toBe(path);
});

const below = (...projects: Project[]) =>
  chooseProject(undefined, { project: 'new', projects }, undefined);

test('without a terminal, the only project below is taken, and of several none', async () => {
  expect(await below(project('engine', 'rust'), project('web', 'node'))).toBe('engine');
  expect(await below(project('web', 'node'))).toBe('.');
  await expect(below(...monorepo)).rejects.toThrow('but has 2 projects below it');
});

test('without a terminal, a project comes before those below it', async () => {
  const projects = [project('.', 'python'), ...monorepo];
  expect(await chooseProject(undefined, { project: 'existing', projects }, undefined)).toBe('.');
});

test('at a terminal, the folders are to choose from, what is likely first', async () => {
  const asked: (readonly string[])[] = [];
  const prompt = async (folders: readonly string[]) => {
    asked.push(folders);
    return folders[0] ?? '';
  };
  const projects = [project('.', 'python'), ...monorepo];
  expect(await chooseProject(undefined, { project: 'existing', projects }, prompt)).toBe('.');
  expect(await chooseProject(undefined, repository, prompt)).toBe('api');
  await chooseProject(undefined, { project: 'new', projects: [] }, prompt);
  expect(asked).toEqual([
    ['.', 'api', 'engine'],
    ['api', 'engine', '.'],
  ]);
});

test('a generated project is not asked about those below it', async () => {
  const record = {
    schemaVersion: 2,
    found: {},
    template: 'uv',
    templateVersion: '1.0.0',
    project: 'new',
    answers: {},
  } as const;
  const never = () => Promise.reject(new Error('asked'));
  expect(await chooseProject(undefined, { ...repository, record }, never)).toBe('.');
});
