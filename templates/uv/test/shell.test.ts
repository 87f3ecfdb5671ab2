import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rendered, remove, rendered } from '../../../tools/test/rendered.ts';

const pyzmq = '"rich>=14", "pyzmq"';

/** A project with a wheel that needs libstdc++, and a console script that looks at its libraries. */
async function withProbe(answers: Record<string, string>): Promise<Rendered> {
  const project = await rendered('uv', { python: '3.12', ...answers });
  const manifest = join(project.folder, 'pyproject.toml');
  const text = await readFile(manifest, 'utf8');
  const script = 'probe = "my_app.probe:main"\nmy-app = ';
  await writeFile(manifest, text.replace('"rich>=14"', pyzmq).replace('my-app = ', script));
  await copyFile(
    join(import.meta.dirname, 'probe.py'),
    join(project.folder, 'src/my_app/probe.py'),
  );
  return project;
}

describe.each([
  ['scoped', 'unset'],
  ['shell', 'set'],
])('the dev shell with --library-path %s', { timeout: 300_000 }, (libraryPath, expected) => {
  let project: Rendered;
  beforeAll(async () => {
    project = await withProbe({ libraryPath });
    const entered = await project.inShell('true');
    expect(entered.stderr).not.toContain('could not bring .venv up to date');
  }, 300_000);
  afterAll(() => remove(project));

  it.each([
    'uv run probe',
    'uv run python -m my_app.probe',
    '.venv/bin/python src/my_app/probe.py',
    '.venv/bin/probe',
    'probe',
    'python -m venv --without-pip other && PYTHONPATH=src:$(echo .venv/lib/*/site-packages) other/bin/python -m my_app.probe',
  ])('loads native libraries from the store: %s', async (command) => {
    const { code, stdout, stderr } = await project.inShell(`${command} ${expected}`);
    expect([code, stdout], stderr).toEqual([0, expect.stringContaining('fine')]);
  });

  it(`has LD_LIBRARY_PATH ${expected}`, async () => {
    const { stdout } = await project.inShell('printenv LD_LIBRARY_PATH >&2 && echo set');
    expect(stdout).toBe(expected === 'set' ? 'set\n' : '');
  });

  it('keeps a LD_LIBRARY_PATH that the user has set', async () => {
    const { stdout } = await project.inShell('echo $LD_LIBRARY_PATH; probe set', {
      env: { LD_LIBRARY_PATH: '/opt/driver' },
    });
    expect(stdout).toMatch(/(^|:)\/opt\/driver\nfine/);
  });
});
