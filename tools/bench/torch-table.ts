import { alignedTable, met } from './aligned-table.ts';
import type { TorchFigures } from './torch.ts';

/** The figures of examples/cuda-compositor as a Markdown table. */
export function torchTable({ entry, emptyShell, check }: TorchFigures): string {
  const ratio = entry / emptyShell;
  const rows = [
    ['', '', 'wanted', ''],
    ['entering the dev shell again', `${entry.toFixed(0)} ms`, '', ''],
    ['entering an empty dev shell', `${emptyShell.toFixed(0)} ms`, '', ''],
    ['the first divided by the second', `${ratio.toFixed(2)} ×`, '≤ 1.3 ×', met(ratio <= 1.3)],
    [
      'checking 200 requirements against 600 packages',
      `${check.toFixed(0)} ms`,
      '≤ 1000 ms',
      met(check <= 1000),
    ],
  ];
  return alignedTable(rows);
}
