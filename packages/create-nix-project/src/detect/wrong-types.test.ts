import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'smol-toml';
import { expect, test } from 'vitest';
import { memoryFolder } from '../../test/memory-folder.ts';
import { parseFlakeLock } from '../doctor/flake-lock.ts';
import { lock as lockFindings } from '../doctor/rules/lock.ts';
import { lockedWheels } from '../doctor/rules/locked-wheels.ts';
import { minimumRust } from '../doctor/rules/minimum-rust.ts';
import { ownVersions } from '../doctor/rules/own-versions.ts';
import { uvPackages } from '../doctor/rules/uv-packages.ts';
import { uvSources } from '../doctor/rules/uv-sources.ts';
import type { ProjectState } from '../doctor/state.ts';
import { isCliError } from '../errors.ts';
import { policyIn } from '../policy/command.ts';
import { readUvLock } from '../python/uv/lock.ts';
import { factsText } from '../terminal/facts-text.ts';
import { detectIn } from './index.ts';

const examples = join(import.meta.dirname, '../../../../examples');

/** All that TOML and JSON have, and tables that cannot be made text. */
const others: readonly unknown[] = [
  '',
  'x',
  '\u001b[31m\n',
  0,
  -1.5,
  Number.NaN,
  true,
  new Date(0),
  [],
  [[]],
  [1, 'a'],
  [{}],
  {},
  { a: { b: 1 } },
  { toString: 1, valueOf: 1 },
  [{ toString: 1, name: { toString: 1 } }],
];

/** The document once for each value in it and each other one in its place. */
function* changed(value: unknown): Generator<unknown> {
  yield* others;
  if (typeof value !== 'object' || value === null || value instanceof Date) return;
  // Of a long list, the entries are alike.
  const entries = Object.entries(value).slice(0, Array.isArray(value) ? 3 : undefined);
  for (const [key, inner] of entries)
    for (const other of changed(inner))
      yield Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other };
}

/** What was thrown that is no message for users, or is one of several lines. */
function unexpected(document: unknown, use: () => unknown): string | undefined {
  try {
    use();
    return undefined;
  } catch (error) {
    const { message, stack } = error as Error;
    if (isCliError(error) && !/\n|\[object|undefined/.test(message)) return undefined;
    return `${isCliError(error) ? message : stack} for ${JSON.stringify(document).slice(0, 2000)}`;
  }
}

/** A Poetry project without the hash of its manifest, so that any manifest fits its lock. */
function poetryLock(example: string): string {
  return readFileSync(join(examples, example, 'poetry.lock'), 'utf8').replace(/^content-.*$/m, '');
}

test('any value of flake.lock can be another: findings, or a few words', () => {
  const text = readFileSync(join(examples, 'rust-inference', 'flake.lock'), 'utf8');
  for (const other of changed(JSON.parse(text))) {
    const lock = parseFlakeLock(JSON.stringify(other));
    const state = { lock, nixFiles: [], now: 0 } as unknown as ProjectState;
    expect(lockFindings(state).every(({ title }) => typeof title === 'string')).toBe(true);
  }
});

/** Files that no example has. */
const written: Readonly<Record<string, string>> = {
  'uv.lock': `version = 1
[[package]]
name = "a"
source = { registry = "https://example.org" }
wheels = [{ url = "https://example.org/a-1-cp312-cp312-linux_x86_64.whl", hash = "sha256:00" }]
[[package]]
name = "b"
source = { editable = "." }
dependencies = [{ name = "a", extra = ["c"], marker = "os_name == 'posix'", source = { registry = "https://example.org" } }]
optional-dependencies = { c = [{ name = "a" }] }
dev-dependencies = { dev = [{ name = "a", version = "1" }] }
`,
  Pipfile: '[packages]\na = "*"\nb = { version = "1" }\n[dev-packages]\nc = "*"\n',
};

const beside: Readonly<Record<string, string>> = {
  'Cargo.toml': '[package]\nname = "a"\nversion = "1.0.0"\nrust-version = "1.85"\n',
  'pyproject.toml': '[project]\nname = "a"\nversion = "1"\n',
  'src/main.rs': '',
};

/** What makes a project one of the template uv. */
const uvRecord = { template: 'uv', answers: { python: '3.13', pytest: true, packaged: false } };
const uvFiles = ['nix/packages.nix', 'nix/overrides.nix'].map((path) => ({ path, text: '' }));

/** Each file of this name in the examples, with other files that it stands beside. */
function documents(file: string): [example: string, document: unknown, files: typeof beside][] {
  const texts = readdirSync(examples)
    .filter((example) => existsSync(join(examples, example, file)))
    .map((example) => [example, readFileSync(join(examples, example, file), 'utf8')] as const);
  const own = written[file] === undefined ? [] : [['written here', written[file]] as const];
  return [...texts, ...own].map(([example, text]) => {
    const isPoetry = example.startsWith('poetry2nix');
    const lock = isPoetry ? { 'poetry.lock': poetryLock(example) } : {};
    return [example, parse(text), { ...beside, ...lock }];
  });
}

test.each(
  [
    'pyproject.toml',
    'poetry.lock',
    'Pipfile',
    'Cargo.toml',
    'Cargo.lock',
    'uv.lock',
    'rust-toolchain.toml',
    'nix/wheel-policy.toml',
  ].flatMap((file) => documents(file).map((document) => [file, ...document] as const)),
)('any value of %s (%s) can be another: facts, or one clear sentence', (file, _, document, files) => {
  const found: string[] = [];
  let count = 0;
  for (const other of changed(document)) {
    if (typeof other !== 'object' || Array.isArray(other) || other instanceof Date) continue;
    const folder = memoryFolder({ ...files, [file]: stringify(other) });
    const known = { folder, record: uvRecord, nixFiles: uvFiles };
    const state = () => ({ ...known, uvLock: readUvLock(folder) }) as unknown as ProjectState;
    const uses = [
      () => factsText(detectIn(folder)),
      () => policyIn(folder),
      () =>
        [lockedWheels, minimumRust, uvPackages, uvSources, ownVersions].map((rule) =>
          rule(state()),
        ),
    ];
    found.push(...uses.map((use) => unexpected(other, use)).filter((text) => text !== undefined));
    count += 1;
  }
  expect(count).toBeGreaterThan(16);
  expect(found.slice(0, 3)).toEqual([]);
});
