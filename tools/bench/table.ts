import { cpus } from 'node:os';
import process from 'node:process';
import { alignedTable } from './aligned-table.ts';
import type { Row } from './rows.ts';

const header = ['', 'create-nix-project', 'other', 'against', 'ratio', 'wanted', ''];

/** The rows as a Markdown table with aligned columns. */
export function markdownTable(rows: readonly Row[]): string {
  return alignedTable([header, ...rows.map(rowCells)]);
}

function rowCells({ what, ours, other, against, ratio, wanted, met }: Row): string[] {
  const mark = met === undefined ? '' : met ? 'met' : 'missed';
  return [what, ours, other, against, ratio, wanted, mark];
}

/** What was measured on what, for under the table. */
export function conditions(versions: { rounds: number; vite: string; nix: string }): string {
  const { rounds, vite, nix } = versions;
  const processors = cpus();
  return `Medians of ${rounds} interleaved runs of the packed and installed tarball, on ${processors.length} × ${processors[0]?.model.trim()}, Node ${process.versions.node}, create-vite ${vite}, Nix ${nix}. Scaffolding starts git twice and Nix once, which create-vite does not; “files only” is without them. It leaves out \`uv.lock\` (\`--no-lock\`), for which uv asks the package index. \`nix flake init\` copies the same files from a local flake. Peak memory is that of the largest process.`;
}

/**
 * The text with `table` between the markers of that name.
 *
 * @throws when the text has no such markers
 */
export function insertTable(text: string, table: string, name = 'bench'): string {
  const markers = new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- /${name} -->)`);
  if (!markers.test(text))
    throw new Error(`There are no <!-- ${name} --> … <!-- /${name} --> markers.`);
  return text.replace(markers, (_, begin: string, end: string) => `${begin}\n${table}\n\n${end}`);
}
