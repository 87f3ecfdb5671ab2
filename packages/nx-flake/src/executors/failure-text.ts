import { stripVTControlCharacters } from 'node:util';
import { printableLines } from '../../../create-nix-project/src/for-nx-flake/index.ts';
import type { FailedBuild } from './failed-builds.ts';

export interface ToldBuild extends FailedBuild {
  /** Its whole log; undefined when there is none. */
  readonly log?: string;
  /** What `explain` says of it. */
  readonly explanation?: string;
}

/** As many as Nix itself shows. */
const shownLines = 25;

/**
 * What stands behind the output of a Nix that has failed: for each failed build which one it is, how to
 * read its log, the end of that where Nix has not shown it, and the explanation.
 *
 * @param builds in the order of their failures
 * @param explanation of what Nix said, where no build failed
 * @returns lines with one at the end; empty when there is nothing to tell
 */
export function failureText(builds: readonly ToldBuild[], explanation?: string): string {
  const told = new Set<string>();
  const parts = builds.map((build) => {
    const known = build.explanation !== undefined && told.has(build.explanation);
    told.add(build.explanation ?? '');
    return buildText(known ? { ...build, explanation: 'For the same reason as above.' } : build);
  });
  const all = explanation === undefined ? parts : [...parts, explanation];
  return all.length === 0 ? '' : `\n${printableLines(all.join('\n\n'))}\n`;
}

function buildText({ derivation, name, attribute, reason, logShown, log, explanation }: ToldBuild) {
  const what = attribute === undefined ? name : `${attribute} (${name})`;
  const end = log === undefined || logShown ? [] : lastLines(log).map((line) => `    ${line}`);
  return [
    `nx-flake: ${what} failed: ${reason}`,
    ...(log === undefined ? [] : [`  the full log: nix log ${derivation}`]),
    ...(end.length === 0 ? [] : ['  the end of it:', ...end]),
    ...(explanation === undefined ? [] : ['', explanation]),
  ].join('\n');
}

function lastLines(log: string): string[] {
  // Programs in a build may colour what they print; Nix shows that without colours, too.
  const plain = stripVTControlCharacters(log).replaceAll('\r\n', '\n');
  const lines = plain.trimEnd().split('\n').slice(-shownLines);
  return lines.length === 1 && lines[0] === '' ? [] : lines;
}
