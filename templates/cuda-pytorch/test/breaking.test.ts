import { afterEach, beforeEach, test } from 'vitest';
import { expectFailing, expectPassing } from '../../../tools/test/flake-outcome.ts';
import { copyStarter, type StarterCopy } from '../../../tools/test/starter.ts';

let copy: StarterCopy;
beforeEach(async () => {
  copy = await copyStarter('cuda-pytorch');
});
afterEach(() => copy.remove());

const source = 'src/cuda_pytorch_starter';

/** What breaks one check each; two at a time, as each check of a flake takes a while. */
const breakages: [checks: string[], break_: (copy: StarterCopy) => Promise<void>][] = [
  [
    ['requirements', 'tests'],
    async (it) => {
      await it.append('requirements-dev.txt', 'numpy==1.26.4\n');
      await it.replace(`${source}/circle.py`, 'lr=0.05', 'lr=0.0');
    },
  ],
  [
    ['format', 'lint'],
    async (it) => {
      await it.append(`${source}/circle.py`, '\n\n\n\n');
      await it.replace(`${source}/device.py`, 'import torch\n', 'import os\n\nimport torch\n');
    },
  ],
  [
    ['format', 'requirements'],
    async (it) => {
      await it.append('nix/python.nix', '\n\n\n');
      await it.append('requirements-dev.txt', 'rich >>> 3\n');
    },
  ],
  [
    ['scripts', 'verifier'],
    async (it) => {
      await it.replace('nix/sync.nix', 'rm -rf "$folder"', 'rm -rf $folder');
      await it.replace('nix/verify/findings.py', 'CPU_ONLY = 4', 'CPU_ONLY = 5');
    },
  ],
  [['requirements'], (it) => it.append('requirements-dev.txt', '-r nothing.txt\n')],
];

test.each(breakages)('a broken copy fails exactly its checks: %s', async (checks, break_) => {
  await break_(copy);
  await expectFailing(copy.folder, checks);
});

test('without PyTorch among the packages of Nix, nothing passes that needs it', async () => {
  await copy.replace('nix/environment.nix', '  available.torch\n', '');
  await copy.replace('nix/environment.nix', '  available.torchvision\n', '');
  await copy.replace('nix/environment.nix', '  available.torchaudio\n', '');
  await expectFailing(copy.folder, ['requirements', 'tests', 'torch']);
});

test('the copy itself passes', async () => {
  await expectPassing(copy.folder, [
    'format',
    'lint',
    'requirements',
    'scripts',
    'tests',
    'torch',
    'verifier',
  ]);
});

test('no test is a failure, not a pass', async () => {
  await copy.replace('pyproject.toml', 'testpaths = ["tests"]', 'testpaths = ["src"]');
  await expectFailing(copy.folder, ['tests']);
});
