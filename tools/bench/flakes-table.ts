import { alignedTable, met } from './aligned-table.ts';
import type { FlakeFigures } from './flakes.ts';

/** The figures of nx-flake as a Markdown table. */
export function flakesTable({ graphs, affected, fresh, replayed }: FlakeFigures): string {
  const ratio = fresh / replayed;
  return alignedTable([
    ['', '', 'wanted', ''],
    ...graphs.map(({ flakes, without, withPlugin }) => {
      const each = (withPlugin - without) / flakes;
      // The plugin starts once, which a few flakes cannot outweigh.
      const isLarge = flakes === affected.of;
      return [
        `graph of ${flakes} flakes: ${without.toFixed(0)} ms without the plugin, ${withPlugin.toFixed(0)} ms with it`,
        `${each.toFixed(1)} ms a flake`,
        isLarge ? '≤ 2 ms' : '–',
        isLarge ? met(each <= 2) : '',
      ];
    }),
    [
      `of ${affected.of} flakes, checked after a change in one that 4 others have as an input`,
      `${affected.found}`,
      `${affected.expected}`,
      met(affected.found === affected.expected),
    ],
    [
      `flake-check after a change in a source, ${(fresh / 1000).toFixed(1)} s, against its replay, ${(replayed / 1000).toFixed(1)} s`,
      `${ratio.toFixed(0)} ×`,
      '≥ 20 ×',
      met(ratio >= 20),
    ],
  ]);
}
