import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { templates } from '../../packages/create-nix-project/src/generated/templates.js';
import {
  distinctFiles,
  renderedSets,
} from '../../packages/create-nix-project/test/rendered-sets.ts';
import { repository } from '../host/cache.ts';
import { checkWorkflows } from '../host/check-workflows.ts';

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
