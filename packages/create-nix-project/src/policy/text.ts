import { policyText } from '../python/poetry/policy-lines.ts';
import { kindFor } from '../python/poetry/policy-rows.ts';
import { policyFile } from '../python/poetry/policy-table.ts';
import { systems } from '../systems.ts';
import { printable } from '../text/printable.ts';
import { table } from '../text/table.ts';
import type { PolicyReport } from './report.ts';

/** The report as `--json` gives it. */
export function policyJson({ rows, ...report }: PolicyReport) {
  return {
    ...report,
    rows: rows.map(({ row, locked }) => ({
      name: row.name,
      version: locked?.version ?? null,
      reason: row.reason,
      systems: Object.fromEntries(
        systems.map((system) => [
          system,
          { kind: kindFor(row, system), wheel: locked?.wheels[system] ?? null },
        ]),
      ),
    })),
  };
}

/** The report for people. */
export function policyReportText(report: PolicyReport): string {
  const problems = [...report.lockProblems, ...report.problems];
  return [
    ...rowLines(report),
    '',
    ...pureLines(report),
    ...report.elsewhere.map(
      ({ name, elsewhere }) => `${name} is from ${elsewhere}, so it is built on every system.`,
    ),
    ...changeLines(report),
    ...(report.proposed.length === 0 || report.table === undefined
      ? []
      : ['', `Rows for ${report.table}:`, ...indented(policyText(report.proposed))]),
    ...(problems.length === 0 ? [] : ['', 'Problems:']),
    ...problems.flatMap(({ message, cure }) => [`  ${message}.`, `    ${cure}`]),
    ...(problems.length === 0 && report.table !== undefined
      ? ['', 'The table and poetry.lock agree.']
      : []),
  ]
    .map(printable)
    .join('\n');
}

function rowLines({ rows }: PolicyReport): string[] {
  const header = ['package', 'version', ...systems, 'why'];
  const lines = rows.map(({ row, locked }) => [
    row.name,
    locked?.version ?? '-',
    ...systems.map((system) => kindFor(row, system) ?? '-'),
    row.reason,
  ]);
  return rows.length === 0 ? ['No package has native code.'] : table([header, ...lines]);
}

function pureLines({ pure, table: path, python }: PolicyReport): string[] {
  const others = pure === 1 ? 'One other package is a wheel' : `${pure} other packages are wheels`;
  return [
    ...(pure === 0 ? [] : [`${others} everywhere: no native code.`]),
    ...(path === undefined
      ? [`There is no ${policyFile} here; this is what it would say for Python ${python}.`]
      : []),
  ];
}

function changeLines({ added, removed }: PolicyReport): string[] {
  return [
    ...(added.length === 0 ? [] : [`Added to the table: ${added.join(', ')}.`]),
    ...(removed.length === 0 ? [] : [`Removed from the table: ${removed.join(', ')}.`]),
  ];
}

function indented(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`);
}
