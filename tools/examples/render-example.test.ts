import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runOrThrow } from '../host/run.ts';
import { renderExample } from './render-example.ts';

const files = {
  '.gitignore': 'uv.lock\n',
  'answers.json': '{ "template": "uv", "answers": {} }\n',
  'pyproject.toml': '[project]\nname = "a"\nversion = "1"\ndependencies = ["numpy"]\n',
  'uv.lock': '[[package]]\nname = "pyaudio"\nversion = "1"\n',
};

test('an example is what a clone of it gives, whatever git ignores beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'example-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const libraries = async () => {
      const rendered = await renderExample(folder);
      return rendered.find(({ path }) => path === 'nix/libraries.nix')?.content;
    };
    expect(await libraries()).toContain('portaudio');
    await runOrThrow('git', ['init', '--quiet', folder]);
    expect(await libraries()).toContain('There was no lock file');
    expect(await libraries()).not.toContain('portaudio');
  } finally {
    await rm(folder, { recursive: true });
  }
});
