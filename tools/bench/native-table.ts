import { alignedTable, met } from './aligned-table.ts';
import type { NativeFigures } from './native.ts';

/** The figures of the scan of native libraries as a Markdown table. */
export function nativeTable(figures: NativeFigures): string {
  const { files, bytes, ours, memory, patchelf, patchelfEach, pyelftools, different } = figures;
  const against = (time: number) => `${time.toFixed(0)} ms, ${(time / ours).toFixed(1)} ×`;
  const rows = [
    [`an environment of ${files} shared objects, ${(bytes / 1e9).toFixed(1)} GB`, '', 'wanted', ''],
    ['which libraries of nixpkgs it needs', `${ours.toFixed(0)} ms`, '', ''],
    [
      '`patchelf --print-needed`, all files at once',
      against(patchelf),
      '≥ 10 ×',
      met(patchelf >= 10 * ours),
    ],
    [
      'the same, one file at a time',
      against(patchelfEach),
      '≥ 10 ×',
      met(patchelfEach >= 10 * ours),
    ],
    [
      'pyelftools, as auditwheel and lddtree use it',
      against(pyelftools),
      '≥ 1 ×',
      met(pyelftools >= ours),
    ],
    ['memory', `${(memory / 2 ** 20).toFixed(0)} MB`, '≤ 150 MB', met(memory <= 150 * 2 ** 20)],
    [
      'files of which `readelf -d` says something else',
      String(different.length),
      '0',
      met(different.length === 0),
    ],
  ];
  return alignedTable(rows);
}
