/**
 * What nx-flake uses of the command, as `create-nix-project/engine`: the plugin requires it only where
 * it adds Nix or explains a failure. Not for others: it may change.
 */
import { join } from 'node:path';
import type { Created, Finish, Planned } from '../create/create.ts';
import { lockNodes, templates } from '../generated/templates.js';
import type { Answers, Pending, Question } from '../values.ts';
import type { WriteFile } from '../write/write-file.ts';

export type { Created, Pending, WriteFile };

/**
 * What `explain` says of the output of a failed program.
 *
 * @param without ids of what the caller tells itself
 * @returns undefined when nothing in it is known
 */
export async function explainLog(
  log: string,
  without: readonly string[] = [],
): Promise<string | undefined> {
  const { explain, explanationsText } = await import('../doctor/command.ts');
  const explanations = explain(log).filter(({ id }) => !without.includes(id));
  return explanations.length === 0 ? undefined : explanationsText(explanations);
}

/** The questions of all templates; those with the same flag are the same question. */
export function allQuestions(): readonly Question[] {
  return templates.flatMap(({ questions }) => questions);
}

/** What Nix is added to, and how. */
export interface Wanted {
  /** The folder of the whole repository, an absolute path. */
  readonly workspace: string;
  /** The project's folder in it; `.` is the workspace itself. */
  readonly root: string;
  readonly template: string | undefined;
  /** By question id. */
  readonly answers: Answers;
  /** Whether there is somebody at a terminal to ask. */
  readonly isInteractive: boolean;
  /** What other generators of the same run are about to write in a folder of the workspace. */
  readonly pendingIn: (folder: string) => Pending;
}

/**
 * What the command would write into a folder; nothing is changed.
 *
 * @throws {CliError} as the command does
 */
export async function planNix(wanted: Wanted): Promise<Planned> {
  const { workspace, root, template, answers, isInteractive, pendingIn } = wanted;
  const command = await import('../create/index.ts');
  const target = join(workspace, root);
  command.checkTarget(target);
  command.refuseMember(command.projectsIn(workspace, pendingIn('.')), root);
  const pending = pendingIn(root);
  const facts = command.propose(command.detect(target, { pending }), templates);
  const dialogue = isInteractive ? (await import('../terminal/prompts.ts')).dialogue : undefined;
  if (dialogue !== undefined) {
    dialogue.greet(target);
    await command.tellNix(dialogue, command.nixStatus());
  }
  const flags = { yes: false, answers, ...(template === undefined ? {} : { template }) };
  return command.planFiles(target, facts, { flags, templates, lockNodes, dialogue }, pending);
}

/** What is done once the planned files are there: git sees them, and lock files are made. */
export async function finishNix(
  planned: Planned,
  options: Pick<Finish, 'git' | 'lock' | 'progress'>,
): Promise<Created> {
  const { finish, nixStatus } = await import('../create/index.ts');
  const rest = { verify: false, fresh: false, nix: nixStatus(), lockNodes, track: [] };
  return finish(planned, { ...options, ...rest });
}

/** What there is to tell of it. */
export interface Report {
  /** What did not go as it should, and what could not be found out; each part after an empty line. */
  readonly remarks: readonly string[];
  /** The flags that give the same files again, as words of a POSIX shell. */
  readonly flags: readonly string[];
  /** Commands by which git tracks the files, where it does not yet. */
  readonly showToGit: readonly string[];
  /** What to expect of the checks. */
  readonly checksRemark: string;
}

/**
 * What there is to tell when all is done.
 *
 * @param place the project's folder, from where the user is
 */
export async function reportOn(created: Created, place: string): Promise<Report> {
  const { checksRemark, remarks, replayFlags, showToGit } = await import('../create/index.ts');
  const { template, record } = created.plan;
  return {
    remarks: remarks(created),
    flags: replayFlags(template, record, created.facts),
    showToGit: showToGit(created, place),
    checksRemark: checksRemark(created),
  };
}
