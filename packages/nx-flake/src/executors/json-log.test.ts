import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageOf, writesJsonLog } from './json-log.ts';

test.each([
  ['nix (Nix) 2.34.8', true],
  ['nix (Nix) 2.30.0pre20250521_fda8a2c', true],
  ['nix (Determinate Nix 3.8.5) 2.30.2', true],
  ['nix-output-monitor 2.1.6\nnix (Nix) 2.31.1', true],
  ['nix (Nix) 3.0', true],
  ['nix (Nix) 2.29.1', false],
  ['nix (Nix) 2.18.9', false],
  ['nix (Lix, like Nix) 2.93.0', false],
  ['', false],
])('%j writes a log as JSON: %s', (version, expected) => {
  expect(writesJsonLog(version)).toBe(expected);
});

test.each([
  ['{"action":"msg","level":0,"msg":"error: a"}', 'error: a'],
  ['{"action":"start","id":1,"text":"checking derivation a"}', 'checking derivation a...'],
  ['{"action":"start","id":1,"text":""}', undefined],
  ['{"action":"result","fields":["error: a"],"id":1,"type":101}', undefined],
  ['{"action":"msg","ms', undefined],
  ['null', undefined],
])('%s says %j', (line, expected) => {
  expect(messageOf(line)).toBe(expected);
});

test('any line is read', () => {
  const lines = fc.oneof(fc.string(), fc.json());
  fc.assert(
    fc.property(lines, (line) => {
      expect(typeof messageOf(line)).toMatch(/string|undefined/);
    }),
  );
});
