import { expect, test } from 'vitest';
import { migrateForm1 } from './migrate-form-1.ts';

const record = { schemaVersion: 1, template: 'a', templateVersion: '1.0.0' } as const;
const answers = (
  project: 'new' | 'existing',
  given: Readonly<Record<string, string[] | boolean>>,
) => migrateForm1({ ...record, project, answers: given }).answers;

test('what was found is left out, what was decided stays', () => {
  const given = {
    libraries: ['openssl:openssl-sys', 'zlib', 'alsa-lib@linux:alsa-sys+cpal~3', 'libGL@linux'],
    systemPackages: ['pkg-config:openssl-sys', 'cmake'],
    environment: ['OPENSSL_NO_VENDOR:openssl-sys=1', 'A=b:c=d'],
    driverLibraries: ['libcuda.so.1:torch'],
    unreadPackages: ['x'],
    unknownLibraries: ['y-sys'],
    librariesIncomplete: true,
    native: ['uvloop:aarch64-linux'],
    fixtures: ['tests/a:b'],
    direnv: false,
  };
  expect(answers('existing', given)).toEqual({
    libraries: ['zlib', 'libGL'],
    systemPackages: ['cmake'],
    environment: ['A=b:c=d'],
    direnv: false,
  });
});

test('in a new project, all was decided', () => {
  const given = { libraries: ['openssl:openssl-sys'], environment: ['A:b=1'] };
  expect(answers('new', given)).toEqual({ libraries: ['openssl'], environment: ['A=1'] });
});

test('programs and their features are two answers', () => {
  const binaries = ['cli', 'server/httpd', 'a:b+c', 'd/e:f'];
  expect(answers('existing', { binaries })).toEqual({
    binaries: ['cli', 'server', 'a', 'd'],
    programFeatures: ['a/b', 'a/c', 'd/f'],
    helpCheck: true,
  });
});

test('the rest of the record is as it was', () => {
  const generated = { 'flake.nix': 'x' };
  expect(migrateForm1({ ...record, project: 'new', answers: {}, generated })).toEqual({
    ...{ ...record, schemaVersion: 2, project: 'new', answers: {}, found: {}, generated },
  });
});
