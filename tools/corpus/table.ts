import type { Outcome } from './outcome.ts';

const header = ['project', 'templates that fit', '`create --dry-run`', 'the flake'];

/** Whether a table has another row for a project, or none. */
export function differs(table: string, outcome: Outcome | undefined): boolean {
  return outcome !== undefined && !table.split('\n').includes(row(outcome));
}

/** The outcomes as a table of Markdown, with a title that says what it is. */
export function outcomesTable(outcomes: readonly Outcome[]): string {
  const lines = [line(header), line(header.map(() => '---')), ...outcomes.map(row)];
  return `${title}\n${lines.join('\n')}\n`;
}

const row = ({ name, fits, dryRun, flake }: Outcome): string =>
  line([name, fits, dryRun, flake || '-']);

const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

const title = `# What the command makes of projects that it was not written for

Written by \`npx tsx tools/corpus.ts --write\`, and compared by \`npm test\` where the projects are.
A row that says "does not evaluate" is a defect that is known; a change that turns one round writes the
table anew.
`;

/** The rows that differ, as lines that begin with - and +. */
export function differences(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
}
