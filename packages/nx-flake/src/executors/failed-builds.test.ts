import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doesNotHang } from '../../../create-nix-project/test/does-not-hang.ts';
import { failedBuilds } from './failed-builds.ts';
import { messageOf } from './json-log.ts';

/** What real versions of Nix have printed of one flake with failing checks. */
const read = (name: string) =>
  readFileSync(new URL(`../../test/nix-output/${name}`, import.meta.url), 'utf8');

const check = (name: string) => `checks.x86_64-linux.${name}`;

const allFailures = {
  dep: [check('dep'), 'builder failed with exit code 1'],
  other: [check('other'), 'builder failed with exit code 3'],
  silent: [check('silent'), "builder failed to produce output path for output 'out'"],
  fetched: [check('fetched'), 'hash mismatch'],
};

function summary(output: string, asked?: string) {
  return Object.fromEntries(
    failedBuilds(output, asked).map(({ name, attribute, reason }) => [name, [attribute, reason]]),
  );
}

test.each([
  ['check-2.26.log', allFailures],
  ['check-2.34.log', { ...allFailures, foreign: [check('foreign'), 'platform mismatch'] }],
])('%s: each build that failed, and which check it is', (name, expected) => {
  expect(summary(read(name))).toEqual(expected);
});

test('the log of Nix beside a terminal tells the same, and what Nix has shown', () => {
  const messages = read('check-2.34.jsonl')
    .split('\n')
    .flatMap((line) => messageOf(line) ?? [])
    .join('\n');
  expect(summary(messages)).toEqual(summary(read('check-2.34.log')));
  const shown = failedBuilds(messages).filter(({ logShown }) => logShown);
  expect(shown.map(({ name }) => name).sort()).toEqual(['dep', 'other']);
});

test('a build for another system', () => {
  expect(summary(read('foreign-2.26.log'))).toEqual({
    foreign: [check('foreign'), "a 'aarch64-darwin' with features {} is required"],
  });
});

test.each([
  'dependency-2.26.log',
  'dependency-2.34.log',
])('%s: what was asked for is not what failed', (name) => {
  const [build, ...others] = failedBuilds(read(name), check('top'));
  expect(others).toEqual([]);
  expect(build).toMatchObject({ name: 'dep', logShown: true });
  expect(build?.attribute).toBeUndefined();
});

test.each(['build-2.26.log', 'build-2.34.log'])('%s: what was asked for has failed', (name) => {
  expect(summary(read(name), check('other'))).toEqual({ other: allFailures.other });
  expect(failedBuilds(read(name))[0]?.logShown).toBe(false);
});

test.each(['evaluation-2.26.log', 'evaluation-2.34.log'])('%s: no build has failed', (name) => {
  expect(failedBuilds(read(name))).toEqual([]);
});

const path = '/nix/store/8jbr7bw5qqls9sdb9h9cbd9j8dd1pw3v-slow-1.0.drv';

test.each([
  // https://github.com/NixOS/nix/issues/7102, with Nix 2.11
  [
    `error: builder for '${path}' failed with exit code 1;\n       last 1 log lines:\n       > a\n       For full logs, run 'nix log ${path}'.`,
    [undefined, 'builder failed with exit code 1'],
  ],
  // https://github.com/serokell/deploy-rs/issues/362
  [
    `error: failed to build attribute '${check('slow')}', build of '${path}^*' failed:`,
    [check('slow'), 'Nix does not say why'],
  ],
  // https://github.com/NixOS/nix/issues/13465
  [
    `error: build of '${path}' on 'ssh://agent-2' failed: builder for '${path}' failed to produce output path for output 'man' at '/nix/store/x'\nerror: Cannot build '${path}'.\n       Reason: builder failed with exit code 1.`,
    [undefined, "builder failed to produce output path for output 'man'"],
  ],
  // https://github.com/DeterminateSystems/nix-src/pull/85
  [
    `error: build of '${path}' on 'ssh://localhost?a=b' failed: Cannot build '${path}'.\n       Reason: builder failed with exit code 1.`,
    [undefined, 'builder failed with exit code 1'],
  ],
  // https://github.com/NixOS/nix/issues/1935
  [
    `error: build of '${path}' on 'ssh-ng://a@b' failed: while setting up the build environment: getting attributes of path '/x'`,
    [undefined, "while setting up the build environment: getting attributes of path '/x'"],
  ],
])('what others have reported: %s', (output, expected) => {
  expect(summary(output)).toEqual({ 'slow-1.0': expected });
});

// As Nix's own source has it; no such build was waited for here.
test('a build that took too long', () => {
  const output = `error: building of '${path}^*' timed out after 10 seconds`;
  expect(summary(output)).toEqual({ 'slow-1.0': [undefined, 'timed out after 10 seconds'] });
});

test('colours and Windows line ends do not matter', () => {
  const coloured = read('check-2.34.log').replace(/'([^'\n]+)'/g, "'\x1b[35;1m$1\x1b[0m'");
  expect(summary(coloured.replaceAll('\n', '\r\n'))).toEqual(summary(read('check-2.34.log')));
});

test('a build that prints what Nix does is not believed', () => {
  const log = read('check-2.34.log').replace(/^/gm, 'evil> ');
  const excerpt = read('check-2.34.log').replace(/^/gm, '       > ');
  expect(failedBuilds(`${log}\nerror: x\n${excerpt}`)).toEqual([]);
});

test('any text is read, in time that grows with it', () => {
  const piece = fc.constantFrom(
    'error: ',
    "Cannot build '",
    "builder for '",
    '/nix/store/8jbr7bw5qqls9sdb9h9cbd9j8dd1pw3v-a.drv',
    "'",
    '\n',
    '       Reason: ',
    "build of '",
    'derivation evaluated to ',
    'checking derivation ',
    '...',
    '\x1b[',
    '\r',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))), (pieces) => {
      for (const build of failedBuilds(pieces.join(''), 'asked')) {
        expect(build.derivation).toMatch(/^\/[^\s']*\/[0-9a-z]{32}-[\w+.?=-]+\.drv$/);
        expect(build.reason).not.toMatch(/[\r\n]/);
      }
    }),
    { numRuns: 2000 },
  );
  for (const text of ["error: Cannot build '/", 'error: ', "a ' with ", '\x1b[0;', 'Reason: '])
    doesNotHang(() => failedBuilds(text.repeat(100_000), 'asked'), text);
});
