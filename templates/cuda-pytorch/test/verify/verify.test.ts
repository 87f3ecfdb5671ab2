import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findPython } from '../../../../tools/host/python.ts';
import { runOrThrow } from '../../../../tools/host/run.ts';
import { findUv } from '../../../../tools/host/uv.ts';

const packages = [
  'packaging==26.3',
  'pip-requirements-parser==32.0.1',
  'pip==26.3',
  'pytest==9.2.0',
  'hypothesis==6.170.15',
];

const folders = [
  ['what a project gets', join(import.meta.dirname, '../../files/nix/verify/tests')],
  ['what this repository has beside it', import.meta.dirname],
] as const;

it.each(folders)('the verifier passes its tests: %s', async (_, folder) => {
  const python = await findPython('3.13');
  const environment = ['--no-project', '--python', python, ...packages.flatMap(withPackage)];
  const pytest = ['python', '-B', '-m', 'pytest', '-q', '-p', 'no:cacheprovider', folder];
  const output = await runOrThrow(await findUv(), ['run', '--quiet', ...environment, ...pytest], {
    env: { HYPOTHESIS_STORAGE_DIRECTORY: join(tmpdir(), 'hypothesis') },
  });
  expect(output).toMatch(/^\d+ passed in/m);
});

function withPackage(requirement: string): readonly string[] {
  return ['--with', requirement];
}
