import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systems } from '../../../packages/create-nix-project/src/systems.ts';
import { repository } from '../../../tools/host/cache.ts';
import { freshCopy } from '../../../tools/host/fresh-copy.ts';
import { nixCommand } from '../../../tools/host/nix-command.ts';
import { nixSetup } from '../../../tools/host/nix-setup.ts';
import { runOrThrow } from '../../../tools/host/run.ts';

const main = join(repository, 'packages/create-nix-project/dist/main.cjs');

interface PolicyDocument {
  readonly rows: readonly {
    readonly name: string;
    readonly systems: Readonly<Record<string, { kind: string; wheel: string | null }>>;
  }[];
}

test.each([
  'poetry2nix-starter',
  'poetry2nix-assistant',
  'poetry2nix-can-api',
])('the command and the flake choose the same files for every system: %s', async (example) => {
  const folder = join(repository, 'examples', example);
  const setup = await nixSetup(folder);
  const copy = await freshCopy({ folder });
  try {
    const { rows }: PolicyDocument = JSON.parse(
      await runOrThrow('node', [main, 'policy', folder, '--json']),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const system of systems) {
      const args = ['eval', '--raw', `.#checks.${system}.policy.text`];
      const [program, ...all] = nixCommand(setup, args, copy);
      const text = await runOrThrow(program, all, { cwd: copy, env: setup.environment });
      const chosen = Object.fromEntries(text.split('\n').map((line) => line.split(': ')));
      for (const { name, systems: cells } of rows) {
        const cell = cells[system];
        const file = cell?.kind === 'wheel' ? cell.wheel : expect.stringMatching(/\.tar\.gz$/);
        expect([system, name, chosen[name]]).toEqual([system, name, file]);
      }
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
});
