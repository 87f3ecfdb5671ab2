import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failureText, type ToldBuild } from './failure-text.ts';

const tests: ToldBuild = {
  derivation: '/nix/store/8jbr7bw5qqls9sdb9h9cbd9j8dd1pw3v-my-tests.drv',
  name: 'my-tests',
  attribute: 'checks.x86_64-linux.tests',
  reason: 'builder failed with exit code 1',
  message: '',
  logShown: false,
  log: 'one\ntwo\n',
  explanation: 'Because.',
};

test('which build, how to read its log, the end of it, and why', () => {
  expect(failureText([tests])).toBe(`
nx-flake: checks.x86_64-linux.tests (my-tests) failed: builder failed with exit code 1
  the full log: nix log /nix/store/8jbr7bw5qqls9sdb9h9cbd9j8dd1pw3v-my-tests.drv
  the end of it:
    one
    two

Because.
`);
});

test('of a long log its last 25 lines', () => {
  const log = Array.from({ length: 100 }, (_, index) => `line ${index + 1}`).join('\n');
  const text = failureText([{ ...tests, log }]);
  expect(text.match(/^ {4}line \d+$/gm)).toHaveLength(25);
  expect(text).toContain('line 100\n');
});

test('colours of a log are left out', () => {
  const text = failureText([{ ...tests, log: '\u001b[1m\u001b[91mE501\u001b[0m too long\n' }]);
  expect(text).toContain('\n    E501 too long\n');
});

test('what Nix has shown is not shown again', () => {
  const text = failureText([{ ...tests, logShown: true }]);
  expect(text).toContain('nix log');
  expect(text).not.toContain('two');
});

test('a build without a log has no command to read it', () => {
  const { derivation, name, reason, message, logShown } = tests;
  expect(failureText([{ derivation, name, reason, message, logShown }])).toBe(
    '\nnx-flake: my-tests failed: builder failed with exit code 1\n',
  );
});

test('one reason of several builds is told once', () => {
  const text = failureText([tests, { ...tests, name: 'others' }]);
  expect(text.match(/Because\./g)).toHaveLength(1);
  expect(text).toContain('For the same reason as above.');
});

test('of an evaluation, what is known of it', () => {
  expect(failureText([], 'Because.')).toBe('\nBecause.\n');
  expect(failureText([])).toBe('');
});

test('no log does anything to a terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const told = failureText([{ ...tests, name: text, log: text, reason: text }], text);
      expect(told).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }),
  );
});
