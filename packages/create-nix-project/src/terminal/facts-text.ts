import { evidenceText } from '../text/evidence.ts';
import { shortened } from '../text/printable.ts';
import { table } from '../text/table.ts';
import type { Detected, Facts, Project, ProposedTemplate } from '../values.ts';

/** The `--json` document of `detect`, without its envelope. */
export function factsJson({ fitting, others = [], projects = [], record, ...facts }: Facts) {
  // What was generated is in the file itself, packed.
  const { generated: _, ...known } = record ?? {};
  return {
    ...facts,
    templates: fitting,
    otherTemplates: others,
    projects,
    ...(record === undefined ? {} : { record: known }),
  };
}

/** What detection found, as a table with its evidence, the projects, and the templates. */
export function factsText(facts: Detected & Partial<Facts>): string {
  const found = facts.facts.map(({ id, value, evidence }) => [
    id,
    shortened(Array.isArray(value) ? value.join(', ') : String(value)),
    shortened(evidenceText(evidence)),
  ]);
  const row = ({ id, reason, evidence }: ProposedTemplate) => [
    id,
    shortened(reason),
    shortened(evidenceText(evidence)),
  ];
  const section = (title: string, rows: string[][]) =>
    rows.length === 0 ? [] : [`${title}:`, ...table(rows).map((row) => `  ${row}`), ''];
  const empty =
    found.length === 0 ? ['No existing project was found: this would be a new one.', ''] : [];
  return [
    ...empty,
    ...section('Found', found),
    ...section('Projects', projectRows(facts.projects ?? [])),
    ...section('Templates that fit', (facts.fitting ?? []).map(row)),
    ...section('Other templates', (facts.others ?? []).map(row)),
  ]
    .join('\n')
    .trimEnd();
}

/** Lines of a screen: of more projects only the number is told. */
const mostRows = 40;

/** One line for each project; members of a workspace are counted with it. */
function projectRows(projects: readonly Project[]): string[][] {
  // Those of a workspace whose root is no project are not counted anywhere else.
  const own = projects.filter(
    ({ workspace, kind }) =>
      workspace === undefined ||
      !projects.some((other) => other.path === workspace && other.kind === kind),
  );
  // What the folder itself is, the facts say.
  if (own.every(({ path }) => path === '.') && own.length === projects.length) return [];
  const rows = own
    .slice(0, mostRows)
    .map(({ path, kind, manager, name = '', evidence, problem, workspace }) => {
      const isMember = (other: Project) => other.workspace === path && other.kind === kind;
      const members = projects.filter(isMember).length;
      const count = members === 0 ? '' : `${members} ${members === 1 ? 'member' : 'members'}`;
      const part = workspace === undefined ? count : `member of the workspace in ${workspace}`;
      return [path, manager, name, problem ?? part, evidenceText(evidence)].map(shortened);
    });
  const more = own.length - rows.length;
  return more === 0 ? rows : [...rows, [`and ${more} more`]];
}
