import { afterEach, beforeEach, test } from 'vitest';
import { expectFailing, expectPassing } from '../../../tools/test/flake-outcome.ts';
import { copyStarter, type StarterCopy } from '../../../tools/test/starter.ts';

let copy: StarterCopy;
beforeEach(async () => {
  copy = await copyStarter('uv');
});
afterEach(() => copy.remove());

const breakages: [check: string, break_: (copy: StarterCopy) => Promise<void>][] = [
  ['tests', (it) => it.replace('tests/test_files.py', '".py": 2', '".py": 3')],
  [
    'lint',
    (it) =>
      it.replace('src/uv_starter/cli.py', 'import argparse\n', 'import argparse\nimport os\n'),
  ],
  ['format', (it) => it.append('src/uv_starter/files.py', '\n\n\n\n')],
  ['format', (it) => it.append('nix/libraries.nix', '\n\n\n')],
  ['lock', (it) => it.replace('pyproject.toml', '"rich>=14"', '"rich>=14", "iniconfig"')],
];

test.each(breakages)('a broken copy fails exactly its check: %s', async (check, break_) => {
  await break_(copy);
  await expectFailing(copy.folder, [check]);
});

test('the copy itself passes', async () => {
  await expectPassing(copy.folder, ['format', 'lint', 'lock', 'package', 'tests']);
});

test('no test is a failure, not a pass', async () => {
  await copy.replace('pyproject.toml', 'testpaths = ["tests"]', 'testpaths = ["src"]');
  await expectFailing(copy.folder, ['tests']);
});
