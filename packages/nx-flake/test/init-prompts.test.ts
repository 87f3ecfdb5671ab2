import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandInTerminal } from '../../create-nix-project/test/terminal.ts';
import { shop } from './init-workspace.ts';
import { nxFolder, otherNxVersions } from './nx-versions.ts';
import type { Workspace } from './workspace.ts';

/** Runs the generator at a terminal: Enter at so many prompts, then Ctrl-C. */
function atTerminal(workspace: Workspace, prompts: number, args: readonly string[] = [], CI = '') {
  const command = workspace.command([
    'generate',
    'nx-flake:init',
    'the-shop',
    '--no-lock',
    ...args,
  ]);
  const env = workspace.environment({ CI });
  return commandInTerminal(prompts, command, { cwd: workspace.folder, env });
}

const answers = ({ folder }: Workspace) =>
  JSON.parse(readFileSync(join(folder, 'apps/shop/.nix-project.json'), 'utf8')).answers;

test.each([
  '23',
  ...otherNxVersions,
])('Nx %s: Enter at each prompt of the command gives what is detected', async (version) => {
  const workspace = shop({}, version === '23' ? undefined : await nxFolder(version));
  const { code, shown } = await atTerminal(workspace, 40, ['--python', '3.14']);
  expect({ code, shown }).toMatchObject({ code: 0 });
  expect(shown).toContain('Found and assumed');
  expect(shown).toMatch(/Project name +shop +pyproject\.toml:2/);
  expect(shown).toMatch(/Python version +3\.14 +given/);
  expect(shown).not.toContain('◆  Project name');
  expect(answers(workspace)).toMatchObject({ name: 'shop', python: '3.14' });
});

test('Ctrl-C writes nothing', async () => {
  const workspace = shop();
  const { code, shown } = await atTerminal(workspace, 0);
  expect(code).not.toBe(0);
  expect(shown).toContain('Cancelled, nothing was written.');
  expect(shown).not.toContain('stacktrace');
  expect(workspace.git('status', '--short')).toBe('');
});

test.each([
  ['--no-interactive', ['--no-interactive'], ''],
  ['CI', [], 'true'],
])('with %s nothing is asked', async (_, args, ci) => {
  const workspace = shop();
  const { code, shown } = await atTerminal(workspace, 0, args, ci);
  expect(code).toBe(0);
  expect(shown).not.toContain('◆');
  expect(existsSync(join(workspace.folder, 'apps/shop/flake.nix'))).toBe(true);
});
