import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { fixtureLockNodes, fixtureTemplate } from '../../test/fixture-template.ts';
import { lockNodes, templates } from '../generated/templates.js';
import { unpackText } from '../record/packed-text.ts';
import { plan } from './plan.ts';
import { render } from './render.ts';

const answers = { name: 'my-app', importName: 'my_app', python: '3.13', tests: false };
const fixture = plan({
  template: fixtureTemplate,
  answers,
  project: 'new',
  found: {},
  again: false,
});

it('gives all files in the order of their paths, with lock file and record', () => {
  const changes = render(fixture, fixtureLockNodes);
  expect(changes.map(({ path }) => path)).toEqual([
    '.gitignore',
    'flake.lock',
    'flake.nix',
    'run.sh',
    'src/my_app.py',
    'src/my_app/__init__.py',
    '.nix-project.json',
  ]);
  const marked = changes.filter(({ executable, extend }) => executable || extend);
  expect(marked).toEqual([
    { path: '.gitignore', content: '/result\n', executable: false, extend: true },
    { path: 'run.sh', content: '#!/bin/sh\n', executable: true, extend: false },
  ]);
});

it('gives templates every answer, the kind of project and the replay command', () => {
  const flake = render(fixture, fixtureLockNodes).find(({ path }) => path === 'flake.nix');
  expect(Object.fromEntries(JSON.parse(flake?.content ?? ''))).toMatchObject({
    ...answers,
    project: 'new',
    replay: expect.stringContaining('--template fixture'),
    // Its question does not apply; a template may still look at it.
    testGroups: null,
  });
});

it('writes the record as a file of its own', () => {
  const files = render(fixture, fixtureLockNodes);
  const record = files.at(-1);
  expect(record?.content.endsWith('}\n')).toBe(true);
  const { generated, outputs, ...rest } = JSON.parse(record?.content ?? '');
  expect(rest).toEqual(fixture.record);
  expect(outputs).toEqual({ apps: [], checks: [], reports: [] });
  const kept = files.filter(({ path, starter }) => path !== '.nix-project.json' && !starter);
  expect(kept.map(({ path }) => path).sort()).toEqual(Object.keys(generated).sort());
  for (const { path, content } of kept) expect(unpackText(generated[path])).toBe(content);
});

it('fails for a name that no question has', () => {
  const uv = templates.find(({ id }) => id === 'uv');
  if (uv === undefined) throw new Error('There is no template uv.');
  const template = { ...uv, questions: uv.questions.filter(({ id }) => id !== 'direnv') };
  const incomplete = plan({ template, answers: {}, project: 'existing', found: {}, again: false });
  expect(() => render(incomplete, lockNodes)).toThrow();
});

it('imports nothing of Node, so that it runs in a browser as well', async () => {
  const entryPoints = ['plan', 'render'].map((name) => `${import.meta.dirname}/${name}.ts`);
  const { metafile } = await build({
    entryPoints,
    bundle: true,
    platform: 'browser',
    format: 'esm',
    write: false,
    outdir: 'unused',
    metafile: true,
    logLevel: 'silent',
  });
  const inputs = Object.entries(metafile.inputs);
  expect(inputs.length).toBeGreaterThan(10);
  const outside = inputs.flatMap(([path, { imports }]) =>
    imports.filter(({ external }) => external).map((entry) => `${path}: ${entry.path}`),
  );
  expect(outside).toEqual([]);
});
