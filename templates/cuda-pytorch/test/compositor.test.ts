import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repository } from '../../../tools/host/cache.ts';
import { nixCommand } from '../../../tools/host/nix-command.ts';
import { nixSetup } from '../../../tools/host/nix-setup.ts';
import { type Finished, run, runOrThrow } from '../../../tools/host/run.ts';

const service = 'COMPOSITOR_ASSETS=samples uvicorn compositor.service:app';

describe('the dev shell of examples/cuda-compositor', () => {
  let folder: string;
  let commands: string[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'compositor-'));
    await cp(join(repository, 'examples/cuda-compositor'), folder, { recursive: true });
    await runOrThrow('git', ['init', '--quiet', folder]);
    await runOrThrow('git', ['-C', folder, 'add', '--all']);
    const readme = await readFile(join(folder, 'README.md'), 'utf8');
    commands = [...readme.matchAll(/^\$ (.*?)(?: {2,}#.*)?$/gm)].map(([, command = '']) => command);
    const entered = await nix('develop', '--command', 'true');
    expect(entered.code, entered.stderr).toBe(0);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function nix(...command: string[]): Promise<Finished> {
    const setup = await nixSetup(folder);
    const [program, ...args] = nixCommand(setup, command, folder);
    return run(program, args, { cwd: folder, env: { ...process.env, ...setup.environment } });
  }
  const inShell = (script: string) => nix('develop', '--command', 'bash', '-euc', script);

  test('has all 241 requirements, in versions that go together', async () => {
    const { code, stdout } = await nix('run', '.#verify', '--', '--allow-cpu', '--json');
    const report = JSON.parse(stdout);
    expect([code, report.ok], stdout).toEqual([0, true]);
    const { stderr } = await inShell('uv pip check');
    expect(stderr).toContain('All installed packages are compatible');
  });

  test('has one PyTorch, that of Nix', async () => {
    const script =
      'ls .venv/lib/python3*/site-packages; python -c "import torch; print(torch.__file__)"';
    const { stdout, stderr } = await inShell(script);
    const names = stdout.split('\n');
    // One of the requirements wants torch.
    expect(names, stderr).toContain('torchmetrics');
    expect(names).not.toContain('torch');
    expect(names.at(-2)).toMatch(/^\/nix\/store\/.*\/torch\/__init__\.py$/);
  });

  test('`uv run` leaves it as it is', async () => {
    const { code, stderr } = await inShell('uv run python -c "import torch"; test ! -e uv.lock');
    expect(code, stderr).toBe(0);
  });

  test('runs every command of its README', async () => {
    const [develop, verify, ...others] = commands;
    expect([develop, verify]).toEqual(['nix develop', 'nix run .#verify']);
    const inOrder = others.filter((command) => command !== service);
    expect(inOrder.length).toBe(others.length - 1);
    const { code, stdout, stderr } = await inShell(inOrder.join('\n'));
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/\d+ passed/);
  });

  test('starts its service', async () => {
    const address = 'http://127.0.0.1:8765/compose';
    const post = `curl --silent --fail --json @samples/scene.json ${address}`;
    const script = `
      export PYTHONPATH=src
      ${service} --port 8765 &
      trap 'kill $!' EXIT
      for _ in $(seq 100); do ${post} > preview.png && break; sleep 0.2; done
      file preview.png`;
    const { stdout, stderr } = await inShell(script);
    expect(stdout, stderr).toContain('PNG image data');
  });
});
