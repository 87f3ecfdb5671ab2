import { expect, it } from 'vitest';
import { memoryFolder } from '../../../test/memory-folder.ts';
import { pinWarning } from './pin-warning.ts';

const told = (text: string, release?: string) =>
  pinWarning(memoryFolder({ '.python-version': text }), '3.13', release)?.message;

it.each([
  ['3.12\n', 'asks for Python 3.12, and the flake has 3.13.'],
  ['pypy@3.10\n3.10.2\n', 'asks for Python 3.10.2, and the flake has 3.13.'],
  ['3.13.1\n', 'asks for Python 3.13.1, and the flake has the release of 3.13 in nixpkgs.'],
  ['3.12.4\n3.13.1 # ours\n', 'asks for Python 3.13.1, and the flake has the release of'],
])('%j is another Python', (text, expected) => {
  expect(told(text)).toContain(`.python-version ${expected}`);
});

it.each([
  '3.13',
  '3.13\n',
  '3.12\n3.13\n',
  'cpython@3.13\n',
  'my-environment\n',
  '',
  '3.13.1\n3.13',
])('%j goes with the Python of the flake', (text) => {
  expect(told(text)).toBeUndefined();
});

it('knows the release of the flake, where there is an environment of it', () => {
  expect(told('3.13.5\n', '3.13.5')).toBeUndefined();
  expect(told('3.13.1\n', '3.13.5')).toContain('3.13.1, and the flake has 3.13.5.');
});

it('names the line and what to do', () => {
  const folder = memoryFolder({ '.python-version': '# ours\n3.12.4\n' });
  expect(pinWarning(folder, '3.13')).toMatchObject({
    evidence: [{ file: '.python-version', line: 2 }],
    cure: expect.stringMatching(/`echo 3\.13 > \.python-version`\.$/),
  });
  expect(pinWarning(memoryFolder({}), '3.13')).toBeUndefined();
});
