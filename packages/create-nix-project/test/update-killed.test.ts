/** An update that is killed leaves the tree as it was, or the next run completes it. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { packText } from '../src/record/packed-text.ts';
import { cli, git, main, programs, testFolder } from './cli.ts';

/** Text of every file by its path, without git's own. */
function tree(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
  const own = paths.map((path) => path.slice(folder.length + 1)).filter((p) => !/^\.git\//.test(p));
  return Object.fromEntries(
    own.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}

/** A project in which an update replaces many files, removes one and finds a conflict. */
function behind(): string {
  const app = join(testFolder(), 'app');
  cli(join(app, '..'), ['app', '--template', 'uv', '--yes', '--no-lock']);
  const path = join(app, '.nix-project.json');
  const record = JSON.parse(readFileSync(path, 'utf8'));
  for (const name of Object.keys(record.generated).filter((each) => each.endsWith('.nix'))) {
    const text = `# As it was before.\n${readFileSync(join(app, name), 'utf8')}`;
    record.generated[name] = packText(text);
    writeFileSync(join(app, name), text);
  }
  record.generated['nix/old.nix'] = packText('{ }\n');
  writeFileSync(join(app, 'nix/old.nix'), '{ }\n');
  const mine = readFileSync(join(app, 'flake.nix'), 'utf8').replace(
    '# As it was before.',
    '# Mine.',
  );
  writeFileSync(join(app, 'flake.nix'), mine);
  writeFileSync(path, JSON.stringify(record, null, 2));
  git(app, 'add', '--all');
  git(app, 'commit', '--quiet', '--message', 'before');
  return app;
}

async function interrupted(app: string, signal: NodeJS.Signals, delay: number): Promise<void> {
  const env = { ...process.env, PATH: programs(), GIT_CEILING_DIRECTORIES: tmpdir() };
  const child = spawn(process.execPath, [main, 'update'], { cwd: app, env, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  await setTimeout(delay);
  child.kill(signal);
  await ended;
}

test.each(['SIGKILL', 'SIGINT'] as const)('%s at many moments', async (signal) => {
  const original = behind();
  const copy = () => {
    const app = join(testFolder(), 'app');
    cpSync(original, app, { recursive: true, preserveTimestamps: true });
    return app;
  };
  const whole = copy();
  const start = performance.now();
  expect(cli(whole, ['update']).code).toBe(1);
  const usual = performance.now() - start;
  const [before, after] = [tree(original), tree(whole)];
  const unmerged = git(whole, 'ls-files', '-u');
  expect(unmerged).toContain('flake.nix');
  const seen = new Set<string>();
  // Most of them late, as that is when it writes; the last ones later, as machines get busy.
  for (let round = 0; round < 28; round += 1) {
    const app = copy();
    await interrupted(app, signal, usual * 1.2 * Math.sqrt((round + 0.5) / 24));
    const journal = join(app, '.git/create-nix-project-update.json');
    if (existsSync(journal)) {
      // It was written before the first file, so the next run knows all that is left to do.
      seen.add('completed');
      expect(cli(app, ['update']).stderr).toContain('has conflicts');
      expect(tree(app)).toEqual(after);
      expect(git(app, 'ls-files', '-u')).toBe(unmerged);
      continue;
    }
    const left = Object.keys(tree(app)).filter((path) => !/\.nix-project\.(tmp|lock)$/.test(path));
    const now = Object.fromEntries(
      left.map((path) => [path, readFileSync(join(app, path), 'utf8')]),
    );
    const isAfter = now['nix/shell.nix'] === after['nix/shell.nix'];
    seen.add(isAfter ? 'after' : 'before');
    expect(now).toEqual(isAfter ? after : before);
  }
  expect(seen).toContain('before');
}, 120_000);

test('a file that was edited after the kill is not overwritten', () => {
  const app = behind();
  const target = app;
  const file = { path: 'nix/shell.nix', state: 'replaced', before: 'a\n', content: 'b\n' };
  writeFileSync(
    join(app, '.git/create-nix-project-update.json'),
    JSON.stringify({ target, prefix: '', files: [file], conflicts: [] }),
  );
  const { code, stderr } = cli(app, ['update']);
  expect([code, stderr]).toEqual([
    3,
    expect.stringContaining(
      'An earlier update was interrupted, and nix/shell.nix was changed since',
    ),
  ]);
});
