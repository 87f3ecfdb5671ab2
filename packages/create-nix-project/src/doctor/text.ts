import { evidenceText, printable } from '../messages.ts';
import type { Finding } from './finding.ts';

/** A sign and a word for each level: colour would be the only difference otherwise. */
const marks = { error: '✗ error', warning: '! warning', note: '· note' } as const;

/** The findings for people, each with its evidence, what follows and what to do. */
export function findingsText(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'All is well: nothing was found.';
  return findings.map(findingText).join('\n\n');
}

function findingText({ level, id, title, evidence, consequence, cure, fix }: Finding): string {
  const lines = [
    `${marks[level]}  ${title}  [${id}]`,
    ...(evidence.length === 0 ? [] : [`    ${evidenceText(evidence)}`]),
    `    ${consequence}`,
    ...cure.split('\n').map((line, index) => `    ${index === 0 ? '→ ' : '  '}${line}`),
  ];
  return [...lines, ...(fix === undefined ? [] : ['      `--fix` does it'])]
    .map(printable)
    .join('\n');
}
