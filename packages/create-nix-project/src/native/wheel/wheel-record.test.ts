import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRecord } from './wheel-record.ts';

it('finds shared objects, and the folders of all files', () => {
  const text = [
    'numpy/__init__.py,sha256=a,1',
    'numpy/_core/_x.cpython-312-x86_64-linux-gnu.so,sha256=b,2',
    'numpy/_core/sort.sort.py,sha256=b,2',
    'numpy.libs/libblas-1.so.0,sha256=c,3',
    '"numpy/a,""b"".so",sha256=d,4',
    '_top.abi3.so,sha256=e,5',
    '../../../lib/libtbb.so.12,sha256=f,6',
    'numpy-2.0.dist-info/RECORD,,',
  ].join('\r\n');
  const { objects, folders } = readRecord(text);
  expect(objects).toEqual([
    'numpy/_core/_x.cpython-312-x86_64-linux-gnu.so',
    'numpy.libs/libblas-1.so.0',
    'numpy/a,"b".so',
    '_top.abi3.so',
    '../../../lib/libtbb.so.12',
  ]);
  expect([...folders]).toEqual(['numpy', 'numpy.libs', '..', 'numpy-2.0.dist-info']);
});

it('gives back the paths that were put in', () => {
  const name = fc.stringMatching(/^[a-z",]{1,8}$/);
  const path = fc
    .array(name, { minLength: 2, maxLength: 4 })
    .map((parts) => `${parts.join('/')}.so`);
  fc.assert(
    fc.property(fc.array(path), (paths) => {
      const lines = paths.map((text) => `"${text.replaceAll('"', '""')}",sha256=x,1`);
      expect(readRecord(lines.join('\n')).objects).toEqual(paths);
    }),
  );
});

it('takes any text', () => {
  fc.assert(fc.property(fc.string(), (text) => void expect(() => readRecord(text)).not.toThrow()));
});

it('is not slow for a line of a million line ends', () => {
  const { folders } = readRecord(
    `a/b.py,,\n${'\r'.repeat(1e6)}\n${'\u2028'.repeat(1e6)}\nc/d.py,,\n`,
  );
  expect([...folders]).toEqual(['a', 'c']);
});
