import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repository } from '../../../tools/host/cache.ts';
import { run } from '../../../tools/host/run.ts';
import { expectPassing } from '../../../tools/test/flake-outcome.ts';
import { type Rendered, remove, rendered } from '../../../tools/test/rendered.ts';
import { makeWheel } from './make-wheel.ts';

const main = join(repository, 'packages/create-nix-project/dist/main.cjs');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'torch-project-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const create = (...args: string[]) => run('node', [main, '--yes', ...args], { cwd: folder });

test('a project of old with a pinned PyTorch keeps it as a wheel, and passes', async () => {
  await writeFile(join(folder, 'requirements.txt'), 'torch==2.4.1\nnumpy==1.26.4\nflask\n');
  await writeFile(join(folder, 'app.py'), 'import torch\nprint( torch.__version__ )\n');
  const { code, stderr } = await create('--python', '3.12');
  expect(code, stderr).toBe(0);
  await expectPassing(folder, ['format', 'requirements', 'scripts', 'verifier']);
});

test('a project whose packages nixpkgs has gets its tests checked', async () => {
  const files = {
    'requirements-dev.txt': '-r requirements.txt\npytest\n',
    'requirements.txt': 'torch\nnumpy>=2\nopencv-python\n',
    'test_images.py':
      'import cv2\nimport torch\n\n\ndef test_sum():\n    assert torch.ones(3).sum() == 3 and cv2\n',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  expect((await create()).code).toBe(0);
  await expectPassing(folder, ['format', 'requirements', 'scripts', 'tests', 'torch', 'verifier']);
});

test('a project without a requirements file is told how to get one', async () => {
  await writeFile(join(folder, 'pyproject.toml'), '[project]\nname = "a"\nversion = "1"\n');
  const { code, stderr } = await create('--template', 'cuda-pytorch');
  expect(code).toBe(3);
  expect(stderr).toContain('it has no requirements file');
  expect(stderr).toContain('uv export');
});

test('a requirements file of another name is taken when it is named', async () => {
  await mkdir(join(folder, 'deps'));
  await writeFile(join(folder, 'deps/all.in'), 'torch\n');
  await writeFile(join(folder, 'setup.py'), '');
  const refused = await create('--template', 'cuda-pytorch');
  expect(refused.code).toBe(3);
  const { code, stderr } = await create(
    ...[
      '--template',
      'cuda-pytorch',
      '--set=requirements=deps/all.in',
      '--set=pytest=no',
      '--set=ruff=no',
    ],
  );
  expect(code, stderr).toBe(0);
  await expectPassing(folder, ['format', 'requirements', 'scripts', 'torch', 'verifier']);
});

test('a wheel needs a line that asks for it', async () => {
  await writeFile(join(folder, 'requirements.txt'), 'numpy\n');
  const { code, stderr } = await create('--template', 'cuda-pytorch', '--set=torch=wheel');
  expect(code).toBe(2);
  expect(stderr).toContain('requirements.txt, which does not name torch');
});

test('PyTorch as a wheel is installed by uv, beside nothing from Nix', async () => {
  const project: Rendered = await rendered('cuda-pytorch', { torch: 'wheel' });
  try {
    const files = { 'torch/__init__.py': '__version__ = "2.9.1+cu129"\n' };
    await makeWheel(project.folder, { name: 'torch', version: '2.9.1+cu129', files });
    const requirements = '--no-index\n--find-links .\ntorch\n';
    await writeFile(join(project.folder, 'requirements-dev.txt'), requirements);
    const script = 'python -c "import torch; print(torch.__file__)"; echo $UV_TORCH_BACKEND';
    const { stdout, stderr } = await project.inShell(script, { env: { UV_OFFLINE: '1' } });
    const place = join(project.folder, '.venv/lib/python3.13/site-packages/torch/__init__.py');
    expect(stdout, stderr).toBe(`${place}\ncu129\n`);
    const other = await project.inShell('echo $UV_TORCH_BACKEND', {
      env: { UV_TORCH_BACKEND: 'cpu', UV_OFFLINE: '1' },
    });
    expect(other.stdout).toBe('cpu\n');
    expect(other.stderr).toContain('Installing');
  } finally {
    await remove(project);
  }
});
