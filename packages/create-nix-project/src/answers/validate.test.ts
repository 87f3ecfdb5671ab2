import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { questions } from '../../test/fixture-template.ts';
import { standardModules } from '../python/standard-modules.ts';
import type { Question } from '../values.ts';
import { refusal, rules } from './validate.ts';

const taken: Readonly<Record<string, readonly string[]>> = {
  'project-name': ['a', 'my-app', 'A.b-C_d', '3d', `${'x'.repeat(100)}`, 'class'],
  'python-package': ['a', '_', 'my_app', 'A1', 'match', 'x'.repeat(100)],
  'requires-python': [
    '>=3.12',
    '>=3.12,<3.14',
    '>= 3.12 , != 3.13.*',
    '~=3.12',
    '==3.13.*',
    '===3.13.1',
    '>=3.14rc1',
  ],
  'nix-attribute': ['cmake', 'gst_all_1.gstreamer', "a'", '_7zz', 'xorg.libX11', 'glib'],
  'crate-name': ['a', 'my-app', 'my_app2', 'A', 'with', 'x'.repeat(64)],
  'crate-feature': ['a/b', 'a-b_c/d+e.f', '7z/x'],
  'existing-crate': ['a', 'a-b_c', 'core', 'test', '7z'],
  'rust-version': ['1.56', '1.85', '1.85.1'],
  'rust-channel': ['stable', 'beta', 'nightly', 'nightly-2026-01-31', '1.95', '1.95.0'],
  'nix-system': ['x86_64-linux', 'aarch64-darwin'],
  'relative-path': ['a', 'tests/data', 'crates/x/tests/a.b', '_a'],
  'requirements-file': ['requirements-dev.txt', 'requirements/dev.in'],
  'source-folder': ['.', 'src', 'python/src'],
  'workspace-member': ['.', '*', 'src', 'python/src'],
  'rust-variable': ['A=', 'A=b c=d', 'A=b,c', 'A=${pkgs.d.e}/lib', 'A="\\'],
  'cache-name': ['a', 'my-cache', 'Me+shared_2', 'x'.repeat(50)],
  'cache-url': ['https://a', 'https://attic.example.org:8443/caches/a_b~1', 'https://10.0.0.1/x'],
  'cache-key': [`my-cache-1:${'A'.repeat(43)}=`, `cache.example.org:${'a/+9'.repeat(10)}abc=`],
  'cache-bucket': [
    's3://my-cache',
    's3://my.cache?region=eu-central-1',
    's3://my-cache?scheme=http&endpoint=127.0.0.1:9000&region=eu-1',
  ],
  line: ['', ' ', 'A "project"', '${x}', "''", '<%', '%>', '🦀', '-y', 'x'.repeat(300)],
};

const refused: Readonly<Record<string, readonly string[]>> = {
  'project-name': ['', '-', '-a', 'a-', '.a', 'a b', 'a\n', 'ü', '123', 'a/b', 'x'.repeat(101)],
  'python-package': [
    ...['', '1a', 'a-b', 'a.b', 'ü', 'a\n', 'x'.repeat(101)],
    ...['class', 'None', 'async', 'json', 'calendar', 'tests', 'rich', '__init__', '__main__'],
  ],
  'requires-python': [
    ...['', '3.12', '>=3.12,', '>=', '~=3', '>=3.*', '>=\n3.12', '>=3.12\n', '>=3.12 <4'],
    ...['>=3.12"', `>=${'9'.repeat(30)}`, '>=3.12,'.repeat(20) + '<4', '==3.13.*rc1'],
  ],
  'nix-attribute': ['', '7zz', 'a.', '.a', 'a b', 'a..b', 'with', 'a.in', 'a;b', '"a"', '${a}'],
  'crate-name': [
    ...['', '2a', '-a', 'a.b', 'a b', 'fn', 'test', 'core', 'ä', 'x'.repeat(65), 'a"b', '${x}'],
  ],
  'existing-crate': ['', 'a b', 'a/b', '${x}', 'a"', 'a\n', 'x'.repeat(65)],
  'crate-feature': ['', 'a', 'a/', '/a', 'a/b/c', 'a/b c', 'a/${x}', 'a/"', 'a/b\n'],
  'rust-version': ['', '1', '2.0', '1.55', '1.85-beta', '1.85\n'],
  'rust-channel': ['', 'Stable', 'stable-2026-01-31', 'nightly-x86_64', '1.9x', 'stable"'],
  'nix-system': ['', 'x86_64-darwin', 'linux'],
  'relative-path': [
    '',
    '.',
    '..',
    '/a',
    'a/../b',
    'a//b',
    'a b',
    '${a}',
    '.git/x',
    'x'.repeat(201),
  ],
  'requirements-file': ['', '../a.txt', '/a.txt', 'flake.nix', 'a b.txt', '-r.txt'],
  'source-folder': ['', '..', './src', '/src', 'a b', "a'b"],
  'workspace-member': ['', '..', './src', '/src', 'a b', "a'b"],
  'rust-variable': ['', 'A', '=b', '1=b', 'A:b=c', 'A=\n', 'A=\u001b', 'A=$b', 'A=${pkgs.a b}'],
  'cache-name': ['', '-a', '_a', 'a b', 'a.b', 'a/b', 'ü', 'a\n', '$(id)', '"', 'x'.repeat(51)],
  'cache-url': [
    ...['', 'http://a', 'https://', 'https://a/', 'https://-a', 'https://a b', 'https://a?b=c'],
    ...['https://a#b', 'https://u:p@a', 'https://a/$(id)', 'https://a\n'],
    `https://${'x'.repeat(200)}`,
  ],
  'cache-key': [
    ...['', 'a', 'a:', `a:${'A'.repeat(44)}`, `a:${'A'.repeat(42)}=`, `:${'A'.repeat(43)}=`],
    ...[`a b:${'A'.repeat(43)}=`, `a:${'A'.repeat(43)}=\n`, `a:${'A'.repeat(86)}==`],
  ],
  'cache-bucket': [
    ...['', 'my-cache', 's3://', 's3://A', 's3://a', 's3://a b', 's3://abc/', 's3://abc?'],
    ...['s3://abc?region', 's3://abc?region=', 's3://abc?a=b&', 's3://abc?a=$(id)'],
    ...["s3://abc?a='", 's3://abc\n', 's3://abc?secret-key=/key', 's3://abc?a=b&secret-keys=x'],
    `s3://abc?region=${'x'.repeat(300)}`,
  ],
  line: ['a\nb', '\r', '\t', '\0', '\u001b', '\u0085', '\u2028', '\ud800', 'x'.repeat(301)],
};

function question(type: Question['type'], more: Partial<Question> = {}): Question {
  return { id: 'a', flag: 'a', message: 'A', help: 'A.', type, ...more };
}

describe.each(Object.keys(rules))('the rule %s', (name) => {
  const text = question('text', { validate: name });

  it('has examples here', () => {
    expect([taken[name]?.length, refused[name]?.length]).toEqual([
      expect.any(Number),
      expect.any(Number),
    ]);
  });

  it.each(taken[name] ?? [])('takes %j', (value) => {
    expect(refusal(text, value)).toBeUndefined();
    expect(refusal(question('list', { validate: name }), [value, value])).toBeUndefined();
  });

  it.each(refused[name] ?? [])('refuses %j with a reason', (value) => {
    const reason = refusal(text, value);
    expect(reason).toMatch(/^\S.+[^.\s]$/);
    expect(refusal(question('list', { validate: name }), [value])).toBe(
      `${JSON.stringify(value)}: ${reason}`,
    );
  });
});

describe('refusal', () => {
  const select = question('select', { choices: [{ value: 'a', label: 'A' }] });

  it.each([
    [question('text'), true, 'it is not text'],
    [question('text'), ['a'], 'it is not text'],
    [question('text'), 'a', undefined],
    [question('confirm'), 'yes', 'it is neither yes nor no'],
    [question('confirm'), false, undefined],
    [question('list'), 'a', 'it is not a list'],
    [question('list'), [], undefined],
    [select, 'b', 'it is not one of a'],
    [select, true, 'it is not one of a'],
    [select, 'a', undefined],
  ])('of %o: %j', (asked, value, reason) => {
    expect(refusal(asked, value)).toBe(reason);
  });

  it('takes every default of the fixture', () => {
    const defaults = questions.filter(({ default: value }) => value !== undefined);
    expect(defaults.map((asked) => refusal(asked, asked.default ?? ''))).toEqual(
      defaults.map(() => undefined),
    );
  });
});

it('standardModules has all modules that the Python of this machine has', () => {
  // Modules that newer versions have dropped are free to use.
  const dropped = `asynchat asyncore binhex distutils formatter imp parser smtpd symbol macpath
    dummy_threading`;
  const program = 'import sys; print(*getattr(sys, "stdlib_module_names", ()))';
  const names = execFileSync('python3', ['-c', program], { encoding: 'utf8' }).trim().split(/\s+/);
  const missing = names.filter((name) => !name.startsWith('_') && !standardModules.has(name));
  expect(missing.filter((name) => name !== '' && !dropped.split(/\s+/).includes(name))).toEqual([]);
});
