import { expect, it } from 'vitest';
import { CliError } from '../errors.ts';
import { errorText } from './error-text.ts';
import { factsText } from './facts-text.ts';

it('lines facts up, and shortens what is long', () => {
  const evidence = [{ file: 'requirements.txt', line: 3 }];
  const value = Array.from({ length: 20 }, (_, index) => `package-${index}`);
  const facts = [
    { id: 'nix-packages', value, evidence },
    { id: 'torch', value: true, evidence },
  ];
  const [title, first = '', second = ''] = factsText({
    project: 'existing',
    facts,
    fitting: [],
  }).split('\n');
  expect(title).toBe('Found:');
  expect(first).toMatch(/^ {2}nix-packages {2}package-0, package-1.*… {2}requirements\.txt:3$/);
  expect(second.indexOf('requirements')).toBe(first.indexOf('requirements'));
  expect(first.length).toBeLessThan(100);
});

it('lists projects with their members, and why variants are not proposed', () => {
  const evidence = [{ file: 'a/Cargo.toml' }];
  const rust = { kind: 'rust', manager: 'cargo', evidence } as const;
  const text = factsText({
    project: 'new',
    facts: [],
    fitting: [],
    others: [{ id: 'uv', reason: 'No manifest', evidence: [] }],
    projects: [
      { path: 'a', ...rust },
      { path: 'a/b', workspace: 'a', name: 'b', ...rust },
      { path: 'c', ...rust, name: 'c', problem: 'c/Cargo.toml:1:1: broken.' },
    ],
  });
  expect(text).toContain('  a  cargo     1 member                   a/Cargo.toml');
  expect(text).toContain('  c  cargo  c  c/Cargo.toml:1:1: broken.  a/Cargo.toml');
  expect(text).toContain('Other templates:\n  uv  No manifest');
  expect(text).not.toContain('a/b');
});

it('shows the entries of a list as they are', () => {
  const facts = [{ id: 'poetry-problem', value: ['has a, twice', 'b'], evidence: [] }];
  expect(factsText({ project: 'existing', facts, fitting: [] })).toContain('has a, twice, b');
});

it('of very many projects tells the number', () => {
  const projects = Array.from({ length: 50 }, (_, index) => ({
    path: `p${index}`,
    kind: 'python' as const,
    manager: 'uv',
    evidence: [],
  }));
  expect(factsText({ project: 'new', facts: [], fitting: [], projects })).toContain('and 10 more');
});

it('spells out what a terminal would obey', () => {
  const evidence = [{ file: '\u001b[31mred.txt' }];
  const facts = [{ id: 'project-name', value: 'a\u001b]0;title\u0007\nb\u202e', evidence }];
  const text = factsText({ project: 'existing', facts, fitting: [] });
  expect(text).toBe(
    'Found:\n  project-name  a\\u001b]0;title\\u0007\\u000ab\\u202e  \\u001b[31mred.txt',
  );
  const error = new CliError('\u001b[2J is broken', { code: 'broken-file', exitCode: 1 });
  expect(errorText(error)).toBe('error: \\u001b[2J is broken');
});

it('spells it out in hints and diffs too, which may have tabs', () => {
  const error = new CliError('a', {
    code: 'conflict',
    exitCode: 3,
    details: '+\ta\u001b[2J\n-b',
    hint: 'Remove \u001b[1m.',
  });
  expect(errorText(error)).toBe('+\ta\\u001b[2J\n-b\nerror: a\nRemove \\u001b[1m.');
});
