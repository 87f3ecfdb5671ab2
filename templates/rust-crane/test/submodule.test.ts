import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, expect, test } from 'vitest';
import { repository } from '../../../tools/host/cache.ts';
import { nixCommand } from '../../../tools/host/nix-command.ts';
import { nixSetup } from '../../../tools/host/nix-setup.ts';
import { run, runOrThrow } from '../../../tools/host/run.ts';

const main = join(repository, 'packages/create-nix-project/dist/main.cjs');
const folder = await mkdtemp(join(tmpdir(), 'submodule-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const manifest = (name: string, more = '') =>
  `[package]\nname = "${name}"\nversion = "1.0.0"\nedition = "2021"\n${more}`;

/** A repository with these files, committed. */
async function repositoryOf(name: string, files: Readonly<Record<string, string>>) {
  const cwd = join(folder, name);
  await mkdir(join(cwd, 'src'), { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(cwd, path), text);
  const git = (...args: string[]) =>
    runOrThrow('git', ['-c', 'user.name=a', '-c', 'user.email=a@a', ...args], { cwd });
  await git('init', '--quiet');
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'first');
  return { cwd, git };
}

test('a crate in a git submodule is built and tested', async () => {
  await repositoryOf('part', {
    'Cargo.toml': manifest('part'),
    'src/lib.rs': 'pub fn one() -> u8 {\n    1\n}\n',
  });
  const { cwd, git } = await repositoryOf('whole', {
    'Cargo.toml': manifest('whole', '[dependencies]\npart = { path = "vendor/part" }\n'),
    'src/lib.rs': '#[test]\nfn part() {\n    assert_eq!(part::one(), 1);\n}\n',
  });
  const add = ['submodule', '--quiet', 'add', '../part', 'vendor/part'];
  await git('-c', 'protocol.file.allow=always', ...add);
  await runOrThrow('node', [main, '--yes', '--ci', 'none'], { cwd });
  const setup = await nixSetup(cwd);
  const build = ['build', '.#nextest-report', '--no-link', '--print-out-paths'];
  const [program, ...args] = nixCommand(setup, build, cwd);
  const env = { ...process.env, ...setup.environment };
  const { code, stdout, stderr } = await run(program, args, { cwd, env });
  expect(code, stderr).toBe(0);
  const report = await readFile(join(stdout.trim(), 'junit.xml'), 'utf8');
  expect(report).toMatch(/<testsuites [^>]*\btests="1"[^>]*\bfailures="0"/);
});
