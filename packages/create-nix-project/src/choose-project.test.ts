import { expect, test } from 'vitest';
import { findProject, onlyProject, projectFolders } from './choose-project.ts';
import type { Project } from './types.ts';

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

test.each(['engine', './engine', 'engine/', '././engine//'])('%s is found', (wanted) => {
  expect(findProject(monorepo, wanted)).toBe('engine');
});

test.each([
  ['engine/core', 'engine/core is a member of the workspace in engine'],
  ['web', 'web is built with npm'],
  ['apo', 'There is no project in “apo”.'],
  ['../api', 'There is no project in “../api”.'],
  ['', 'There is no project in “.”.'],
])('%s is refused', (wanted, message) => {
  expect(() => findProject(monorepo, wanted)).toThrow(message);
});

test('one project below is taken, several are to choose from, and the folder comes first', () => {
  expect(onlyProject([project('engine', 'rust')])).toBe('engine');
  expect(onlyProject([project('.', 'python'), ...monorepo])).toBeUndefined();
  expect(onlyProject([project('web', 'node')])).toBeUndefined();
  expect(() => onlyProject(monorepo)).toThrow('This folder has 2 projects below it');
});
