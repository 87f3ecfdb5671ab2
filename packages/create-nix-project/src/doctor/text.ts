import { evidenceText } from '../text/evidence.ts';
import { printable } from '../text/printable.ts';
import type { Evidence } from '../values.ts';
import type { Finding } from './finding.ts';

/** A sign and a word for each level: colour would be the only difference otherwise. */
const marks = { error: '✗ error', warning: '! warning', note: '· note' } as const;

/** The findings for people, each with its evidence, what follows and what to do. */
export function findingsText(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'No problems found.';
  return findings.map(findingText).join('\n\n');
}

/** Of many places the first ones; `--json` has all. */
const mostPlaces = 10;

function placesText(evidence: readonly Evidence[]): string[] {
  if (evidence.length === 0) return [];
  const more = evidence.length - mostPlaces;
  const rest = more > 0 ? `, and ${more} more` : '';
  return [`    ${evidenceText(evidence.slice(0, mostPlaces))}${rest}`];
}

function findingText({ level, id, title, evidence, consequence, cure, fix }: Finding): string {
  const lines = [
    `${marks[level]}  ${title}  [${id}]`,
    ...placesText(evidence),
    `    ${consequence}`,
    `    → ${cure}`,
    ...(fix === undefined ? [] : ['      `--fix` does it']),
  ];
  return lines.map(printable).join('\n');
}
