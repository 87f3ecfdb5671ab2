import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { templates } from '../../packages/create-nix-project/src/generated/templates.js';
import type { Answers } from '../../packages/create-nix-project/src/values.ts';
import {
  distinctFiles,
  renderedSets,
} from '../../packages/create-nix-project/test/rendered-sets.ts';
import { repository } from '../host/cache.ts';
import { checkWorkflows } from '../host/check-workflows.ts';
import { renderProject } from './render-project.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflows-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a workflow into a project of its own, and gives its path. */
async function write(project: string, path: string, content: string): Promise<string> {
  const file = join(folder, project, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

test('actionlint and zizmor have nothing against the workflows of this repository', async () => {
  const workflows = join(repository, '.github/workflows');
  const files = (await readdir(workflows)).map((name) => join(workflows, name));
  expect(await checkWorkflows(files)).toBe('');
});

test.each(templates)('nor against any that the template $id gives', async (template) => {
  const { sets, seed } = renderedSets(template, 100);
  const workflows = distinctFiles(sets, /^\.github\/workflows\//);
  // Every one that the template has was rendered.
  const wanted = template.files.filter(({ source }) => source.startsWith('.github/'));
  const paths = new Set(workflows.map(({ path }) => path));
  expect([...paths].sort()).toEqual(
    wanted.map(({ source }) => source.replace(/\.ejs$/, '')).sort(),
  );
  const files = workflows.map(({ path, content }, index) =>
    write(`${template.id}-${index}`, path, content),
  );
  expect(await checkWorkflows(await Promise.all(files)), seed).toBe('');
});

const key = `my-cache-1:${'A'.repeat(43)}=`;
const cacheUrl = 'https://cache.example.org';

const caches: readonly Answers[] = [
  { cache: 'none' },
  { cache: 'cachix', cacheName: 'my-cache' },
  { cache: 'attic', cacheName: 'my-cache', cacheUrl, cacheKey: key },
  { cache: 's3', cacheUrl, cacheKey: key, cacheBucket: 's3://my-cache' },
  { cache: 's3', cacheUrl, cacheKey: key, cacheBucket: 's3://my-cache?region=eu-1&scheme=https' },
];

/** What else a workflow depends on. */
const kinds: Readonly<Record<string, readonly Answers[]>> = {
  uv: [{}, { pytest: false }],
  poetry2nix: [{}, { pytest: false }],
  'rust-crane': [{}],
  'cuda-pytorch': [{}, { pytest: false }, { torch: 'wheel' }],
};

test('nor against one for any cache', async () => {
  expect(Object.keys(kinds).sort()).toEqual(templates.map(({ id }) => id).sort());
  const projects = Object.entries(kinds).flatMap(([id, some]) =>
    some.flatMap((answers) => caches.map((cache) => ({ id, answers: { ...answers, ...cache } }))),
  );
  const files = projects.map(async ({ id, answers }, index) => {
    const project = join(folder, `${id}-cache-${index}`);
    await renderProject(project, id, answers);
    return join(project, '.github/workflows/nix.yml');
  });
  expect(await checkWorkflows(await Promise.all(files))).toBe('');
});

const careless = `name: Careless
on: pull_request_target
jobs:
  greet:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - run: echo \${{ github.event.pull_request.title }} $HOME
      - run: echo \${{ matrix.os }}
`;

test('what is dangerous or wrong in a workflow is found', async () => {
  const findings = await checkWorkflows([
    await write('careless', '.github/workflows/careless.yml', careless),
  ]);
  for (const finding of [
    'property "os" is not defined',
    'shellcheck reported issue',
    'error[template-injection]',
    'error[unpinned-uses]',
    'error[dangerous-triggers]',
    '[excessive-permissions]',
  ])
    expect(findings).toContain(finding);
});
