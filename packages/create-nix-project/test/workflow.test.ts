/** The GitHub workflow: what the flags ask for is what stands in it, and in what its steps run. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rules } from '../src/answers/validate.ts';
import { templates } from '../src/generated/templates.js';
import type { Answers } from '../src/values.ts';
import { cli, git, programs, testFolder } from './cli.ts';
import { renderedSets } from './rendered-sets.ts';

const path = '.github/workflows/nix.yml';
const key = `my-cache-1:${'A'.repeat(43)}=`;

const caches: Readonly<Record<string, readonly string[]>> = {
  cachix: ['--set=cache-name=my-cache'],
  attic: [
    ...['--set=cache-name=my-cache', '--set=cache-url=https://attic.example.org'],
    ...[`--set=cache-key=${key}`],
  ],
  s3: [
    ...['--set=cache-url=https://my-cache.example.org', `--set=cache-key=${key}`],
    ...['--set=cache-bucket=s3://my-cache?region=eu-central-1'],
  ],
};

function create(flags: readonly string[]) {
  const folder = testFolder();
  const result = cli(folder, ['app', '-t', 'uv', '--yes', '--no-git', '--no-lock', ...flags]);
  return { ...result, app: join(folder, 'app') };
}

test.each(
  templates.map(({ id }) => id),
)('git submodules are read by the flake and in the workflow: %s', (id) => {
  const files = {
    'pyproject.toml':
      '[project]\nname = "a"\nversion = "1"\n[tool.poetry]\nname = "a"\nversion = "1"\n',
    'poetry.lock': '[metadata]\nlock-version = "2.0"\npython-versions = "*"\n',
    'requirements.txt': 'torch\n',
    'Cargo.toml': '[package]\nname = "a"\nversion = "1.0.0"\n',
    '.gitmodules': '[submodule "b"]\n\tpath = b\n',
    'b/README': '',
  };
  const folder = testFolder(files);
  const { code, stderr } = cli(folder, [
    '-t',
    id,
    '--yes',
    '--no-git',
    '--no-lock',
    '--ci',
    'github',
  ]);
  expect(code, stderr).toBe(0);
  const checkout = parse(readFileSync(join(folder, path), 'utf8')).jobs.check.steps[0];
  expect(checkout.with).toEqual({ 'persist-credentials': false, submodules: 'recursive' });
  expect(readFileSync(join(folder, 'flake.nix'), 'utf8')).toContain('self.submodules = true;');
});

describe('flags', () => {
  test.each(
    Object.keys(caches),
  )('a cache of %s is written, and replayed by its README', (cache) => {
    const { code, app } = create([`--set=cache=${cache}`, ...(caches[cache] ?? [])]);
    expect(code).toBe(0);
    expect(readFileSync(join(app, path), 'utf8')).toContain('nix-fast-build');
    expect(readFileSync(join(app, 'nix/README.md'), 'utf8')).toContain(
      ` --set cache=${cache} --set cache-`,
    );
    const { answers } = JSON.parse(readFileSync(join(app, '.nix-project.json'), 'utf8'));
    expect(answers).toMatchObject({ ci: 'github', cache });
  });

  test('update brings a cache to a project that has none', () => {
    const { app } = create([]);
    git(app, 'init', '--quiet');
    git(app, 'add', '--all');
    git(app, 'commit', '--quiet', '--message', 'before');
    const answers = ['--set=cache=cachix', '--set=cache-name=my-cache'];
    expect(cli(app, ['update', '--yes', ...answers]).code).toBe(0);
    expect(git(app, 'diff', '--name-only').trim().split('\n')).toEqual([
      path,
      '.nix-project.json',
      'nix/README.md',
    ]);
    expect(readFileSync(join(app, path), 'utf8')).toContain('name: "my-cache"');
  });

  test('--ci none leaves out every workflow', () => {
    const { code, app } = create(['--ci', 'none']);
    expect([code, existsSync(join(app, '.github'))]).toEqual([0, false]);
  });

  test.each([
    ['--set cache=cachix', 'cache = cachix needs cache-name as well.'],
    ['--set cache=attic', 'cache = attic needs cache-name, cache-url, cache-key as well.'],
    ['--set cache=s3', 'cache = s3 needs cache-url, cache-key, cache-bucket as well.'],
    [
      '--set cache=minio',
      '--set cache=minio is refused: it is not one of none, cachix, attic, s3.',
    ],
    ['--ci gitlab', '--ci gitlab is refused: it is not one of github, none.'],
    ['--ci none --set cache=cachix', '--set cache only applies with ci = github.'],
    ['--ci none --set updates=yes', '--set updates only applies with ci = github.'],
    ['--set cache-name=a', '--set cache-name only applies with cache = cachix or attic.'],
    ['--set cache=cachix --set cache-name=$(id)', "--set cache-name='$(id)' is refused: "],
    ['--no-ci', 'There is no flag --no-ci.'],
  ])('%s is refused, and nothing is written', (flags, message) => {
    const { code, stderr, app } = create(flags.split(' '));
    expect([code, stderr]).toEqual([2, expect.stringContaining(`error: ${message}`)]);
    expect(existsSync(app)).toBe(false);
  });
});

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly strategy: { readonly matrix: { readonly os: readonly string[] } };
  readonly environment?: { readonly name: string };
  readonly steps: readonly Step[];
}

/** Nix's settings, of which one that is extra adds to those before it. */
function nixSettings(steps: readonly Step[]): string[][] {
  const text = steps.map((step) => step.with?.extra_nix_config ?? '').join('\n');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' = '));
}

/** Runs the upload as the runner does; gives the arguments that the uploading program got. */
function argumentsOf({ run = '' }: Step): string[] {
  const folder = testFolder();
  const print = `printf '%s\\n' "$@" >> ${folder}/arguments`;
  const attic = testFolder({ 'bin/attic': `#!/bin/sh\n${print}\n` });
  chmodSync(`${attic}/bin/attic`, 0o755);
  const bin = programs({
    nix: `case $1 in
path-info) echo /nix/store/a ultimate; echo /nix/store/b cache.nixos.org-1:x;;
build) echo ${attic};;
copy) ${print}; cat >> ${folder}/arguments;;
esac`,
  });
  const { status, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run],
    {
      encoding: 'utf8',
      env: {
        PATH: `${bin}:${process.env.PATH}`,
        RUNNER_TEMP: folder,
        ATTIC_TOKEN: 'token',
        NIX_SIGNING_KEY: 'signing key',
      },
    },
  );
  expect([status, stderr]).toEqual([0, '']);
  return readFileSync(`${folder}/arguments`, 'utf8').replaceAll(folder, 'TEMP').trim().split('\n');
}

/** What the upload has to run, word for word. */
function wantedArguments({ cache, cacheName, cacheUrl, cacheBucket }: Answers): string[] {
  const separator = String(cacheBucket).includes('?') ? '&' : '?';
  return cache === 'attic'
    ? ['login', 'server', `${cacheUrl}`, 'token', 'push', `${cacheName}`, '/nix/store/a']
    : [
        'copy',
        '--stdin',
        '--to',
        `${cacheBucket}${separator}secret-key=TEMP/signing-key`,
        '/nix/store/a',
      ];
}

/** How Nix is told to read from the cache; Cachix's action does it by itself. */
function wantedSettings({ cache, cacheName, cacheUrl, cacheKey }: Answers): string[][] {
  if (cache !== 'attic' && cache !== 's3') return [];
  return [
    ['extra-substituters', cache === 'attic' ? `${cacheUrl}/${cacheName}` : `${cacheUrl}`],
    ['extra-trusted-public-keys', `${cacheKey}`],
  ];
}

describe.each(templates)('random answers to the template $id', (template) => {
  const { sets, seed } = renderedSets(template, 300);
  const workflows = sets.flatMap(({ answers, files }) => {
    const text = files.get(path);
    return text === undefined ? [] : [{ answers, job: parse(text).jobs.check as Job }];
  });
  const withCache = (cache: string) => workflows.filter(({ answers }) => answers.cache === cache);

  test('every cache is read by all, and written by a push to the main branch alone', () => {
    for (const { answers, job } of workflows) {
      expect(job.environment?.name, seed).toBe(
        answers.cache === 'none'
          ? undefined
          : "${{ github.event_name == 'push' && 'nix-cache' || '' }}",
      );
      const cuda = answers.torch === 'nix' ? 2 : 0;
      expect(nixSettings(job.steps).slice(cuda), seed).toEqual(wantedSettings(answers));
    }
    for (const { answers, job } of withCache('cachix'))
      expect(
        job.steps.map(({ with: inputs }) => inputs),
        seed,
      ).toContainEqual({
        name: answers.cacheName,
        authToken: '${{ secrets.CACHIX_AUTH_TOKEN }}',
        skipPush: "${{ github.event_name != 'push' }}",
        pushFilter: '-report$',
      });
  });

  test('there is a runner for each system of the flake, and no other', () => {
    const runners = {
      'x86_64-linux': /^ubuntu-latest$/,
      'aarch64-linux': /-arm$/,
      'aarch64-darwin': /^macos/,
    };
    for (const { answers, job } of workflows) {
      const systems = (answers.systems ?? Object.keys(runners)) as (keyof typeof runners)[];
      expect(job.strategy.matrix.os, seed).toEqual(
        [...new Set(systems)].map((system) => expect.stringMatching(runners[system])),
      );
    }
  });

  test.each(['attic', 's3'])('the upload to %s is what was answered', (cache) => {
    const some = withCache(cache).slice(0, 8);
    expect(some).toHaveLength(8);
    for (const { answers, job } of some) {
      const upload = job.steps.at(-1);
      expect(upload?.if).toBe("always() && github.event_name == 'push'");
      expect(argumentsOf(upload ?? {}), seed).toEqual(wantedArguments(answers));
    }
  });
});

test('text that means something in YAML, a shell or nix.conf is never taken', () => {
  const words = ['cache-name', 'cache-url', 'cache-key', 'cache-bucket'];
  const hostile = fc.tuple(
    fc.constantFrom('a', 'https://a', 's3://abc', key),
    fc.constantFrom(...' \t\n\r\0"\'`\\$#;|<>(){}[]*!,^', '${{ secrets.A }}', '\u2028', 'ü'),
    fc.constantFrom('', 'a'),
  );
  fc.assert(
    fc.property(fc.constantFrom(...words), hostile, (rule, parts) => {
      expect(rules[rule]?.(parts.join(''))).toBeDefined();
    }),
  );
});
