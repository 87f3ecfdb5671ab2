/** Projects with records of form 1, as versions before 1.0 left them, with edits of their owners. */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { recordFile } from '../src/record/file-name.ts';
import { unpackText } from '../src/record/packed-text.ts';
import { cli, git, testFolder } from './cli.ts';
import { form1Projects } from './form-1-projects.ts';

const recordOf = (id: string) =>
  readFileSync(fileURLToPath(new URL(`form-1/${id}.json`, import.meta.url)), 'utf8');

/** The project as its owner had it in git: generated, and then edited. */
function committed(id: string): string {
  const text = recordOf(id);
  const generated: Record<string, string> = JSON.parse(text).generated;
  const texts = Object.entries(generated).map(([path, packed]) => [path, unpackText(packed)]);
  const folder = testFolder({ ...form1Projects[id], [recordFile]: text });
  for (const [path = '', content = ''] of texts) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  // Where the current templates did not change a line beside it.
  const [title, ...rest] = readFileSync(join(folder, 'nix/README.md'), 'utf8').split('\n');
  writeFileSync(join(folder, 'nix/README.md'), [title, comment, ...rest].join('\n'));
  appendFileSync(join(folder, 'flake.nix'), `${comment}\n`);
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'all');
  return folder;
}

const comment = '# Ours.';

/** The lines that are more than a comment, whose words change from version to version. */
const code = (text: string) => text.split('\n').filter((line) => !line.startsWith('#'));

test.each(Object.keys(form1Projects))('%s: nothing of its owner is lost', (id) => {
  const folder = committed(id);
  const updated = cli(folder, ['update']);
  expect([updated.code, updated.stderr], updated.stdout).toEqual([0, '']);
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  for (const path of ['flake.nix', 'nix/README.md']) expect(read(path)).toContain(comment);
  const record = JSON.parse(read(recordFile));
  expect([record.schemaVersion, record.template]).toEqual([2, id]);
  expect(record.outputs.checks).not.toEqual([]);
  // What was in Nix files because of the entries of form 1 is there because of what was found.
  const before = JSON.parse(recordOf(id)).generated;
  for (const path of ['nix/libraries.nix', 'nix/programs.nix', 'nix/wheel-policy.toml'])
    if (before[path] !== undefined)
      expect(code(read(path))).toEqual(code(unpackText(before[path])));
  expect(cli(folder, ['update', '--force']).stdout).toMatch(/up to date|Nothing/);
});

test('uv: what reads uv.lock goes, what people edit stays, and their own checks are told of', () => {
  const folder = committed('uv');
  const path = (name: string) => join(folder, 'nix', name);
  const read = (name: string) => readFileSync(path(name), 'utf8');
  const edit = (name: string, from: string | RegExp, to: string) => {
    const text = read(name).replace(from, to);
    expect(text).not.toBe(read(name));
    writeFileSync(path(name), text);
  };
  edit('libraries.nix', /\n\]/, '\n  pkgs.libGL # mine\n]');
  edit('programs.nix', /\n\]/, '\n  pkgs.jq # mine\n]');
  edit('checks/lock.nix', /^/, '# mine\n');
  git(folder, 'commit', '--quiet', '--all', '--message', 'edits');

  const { code, stdout } = cli(folder, ['update']);
  expect(code, stdout).toBe(0);
  expect(read('libraries.nix')).toContain('pkgs.libGL # mine');
  expect(read('programs.nix')).toContain('pkgs.jq # mine');
  expect(stdout).toMatch(
    /kept +nix\/checks\/lock\.nix +it is no longer generated, and has your edits/,
  );
  expect(stdout).toContain('uv2nix reads uv.lock');
  const left = readdirSync(path('.'), { recursive: true, encoding: 'utf8' });
  expect(left.filter((name) => /\.(nix|md)$/.test(name)).sort()).toEqual([
    'README.md',
    'checks.nix',
    'checks/lock.nix',
    'default.nix',
    'environment.nix',
    'formatter.nix',
    'libraries.nix',
    'overrides.nix',
    'packages.nix',
    'programs.nix',
    'python.nix',
    'shell.nix',
  ]);
  const lock = JSON.parse(readFileSync(join(folder, 'flake.lock'), 'utf8'));
  expect(Object.keys(lock.nodes.root.inputs)).toContain('uv2nix');
});

test('what was found is structured, what was decided is plain', () => {
  const folder = committed('rust-crane');
  expect(cli(folder, ['update']).code).toBe(0);
  const { answers, found } = JSON.parse(readFileSync(join(folder, recordFile), 'utf8'));
  expect(answers).toMatchObject({
    libraries: ['zlib'],
    systemPackages: [],
    binaries: ['player'],
    programFeatures: ['player/sound'],
  });
  expect(answers).not.toHaveProperty('unknownLibraries');
  expect(found.rust).toMatchObject({
    libraries: [
      { attribute: 'alsa-lib', linux: true, neededBy: ['alsa-sys'] },
      { attribute: 'openssl', linux: false, neededBy: ['openssl-sys'] },
    ],
    binaries: [{ crate: 'player', program: 'play', features: ['sound'] }],
  });
});
