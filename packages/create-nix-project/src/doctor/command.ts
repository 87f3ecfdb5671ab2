import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CliError, exitCodes } from '../errors.ts';
import { printableLines } from '../text/printable.ts';
import { checkFolder } from '../write/target-folder.ts';
import { diagnose } from './diagnose.ts';
import type { Finding } from './finding.ts';
import { applyFixes, fixesOf, fixText } from './fix.ts';
import { gather, readFlake } from './gather.ts';
import type { ProjectState } from './state.ts';
import { findingsText } from './text.ts';

export { type Explanation, explain } from './explain/index.ts';
export { explanationsText } from './explain/text.ts';
export { readLog } from './read-log.ts';

/** What the doctor found, and what it did about it. */
export interface Diagnosis {
  /** After the fixes, if there were any. */
  readonly findings: readonly Finding[];
  /** What was done, as a diff and commands; empty without `--fix`. */
  readonly fixed: string;
}

/** What is told on the way. */
export interface Told {
  /** Is given the diff before anything is written. */
  readonly show: (text: string) => void;
  /** Is given what may take a while. */
  readonly progress: (text: string) => void;
}

/**
 * Looks a project over; with `fix`, mends what takes no decision.
 *
 * @throws {CliError} when there is no such folder, or no flake in it
 */
export async function doctor(
  directory: string,
  { fix }: { readonly fix: boolean },
  { show, progress }: Told,
): Promise<Diagnosis> {
  const target = resolve(directory);
  checkFlake(target);
  const state = await gather(target, progress);
  return fix ? mend(target, state, show) : { findings: diagnose(state), fixed: '' };
}

/** Whether anything is wrong; notes alone are not. */
export function hasProblems({ findings }: Diagnosis): boolean {
  return findings.some(({ level }) => level !== 'note');
}

/** The findings for people. */
export function doctorText({ findings }: Diagnosis): string {
  return findingsText(findings);
}

/** The findings for programs. */
export function doctorJson({ findings, fixed }: Diagnosis): Readonly<Record<string, unknown>> {
  const described = findings.map(({ fix, ...finding }) => ({
    ...finding,
    fixable: fix !== undefined,
  }));
  return { findings: described, fixed };
}

function mend(target: string, before: ProjectState, show: Told['show']): Diagnosis {
  const found = diagnose(before);
  const fixes = fixesOf(found, before.nixFiles);
  const fixed = fixText(fixes);
  if (fixed === '') return { findings: found, fixed };
  // git takes the diff as it is; a terminal does not.
  show(printableLines(fixed));
  applyFixes(target, fixes);
  // Nix, .venv and the machine are what they were.
  return {
    findings: diagnose({ ...before, ...readFlake(target, before.folder, before.uvLock) }),
    fixed,
  };
}

function checkFlake(target: string): void {
  checkFolder(target);
  if (!existsSync(resolve(target, 'flake.nix')))
    throw new CliError(`There is no flake.nix in ${target}.`, {
      code: 'no-flake',
      exitCode: exitCodes.refused,
      hint: 'Name the folder of the flake, or run `create-nix-project` to create one.',
    });
}
