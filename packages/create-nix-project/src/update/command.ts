import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { refuseForeignAnswers } from '../answers/foreign.ts';
import { checkFit } from '../answers/refuse-template.ts';
import { chooseTemplate, findTemplate } from '../create/choose-template.ts';
import { detect } from '../detect/index.ts';
import { CliError, exitCodes } from '../errors.ts';
import { byPath, recordFile } from '../record/file-name.ts';
import type { LockNodes } from '../render/lock-nodes.ts';
import { makeVisible } from '../system/git.ts';
import { propose } from '../templates/propose.ts';
import type { Dialogue } from '../terminal/dialogue.ts';
import type { Flags } from '../terminal/flags.ts';
import type { Facts, FileChange, Template } from '../values.ts';
import { checkFolder } from '../write/target-folder.ts';
import { applyMerge, finishInterrupted } from './apply.ts';
import { generatedFiles } from './generated-files.ts';
import { withoutKept } from './kept-files.ts';
import type { OurFile } from './merge-file.ts';
import { mergeProject } from './merge-project.ts';
import { mergeWithGit } from './merge-text.ts';
import { planUpdate } from './plan-update.ts';
import { readProject } from './read-project.ts';
import { checkRepository, openRepository } from './repository.ts';
import type { Updated } from './updated.ts';
import { writeFiles } from './write-files.ts';

export { unifiedDiff } from '../write/diff.ts';
export { checkText, conflictsOf, updatedJson, updatedText } from './report.ts';

/** Everything `update` needs from outside. */
export interface UpdateCommand {
  readonly flags: Flags;
  readonly workingFolder: string;
  readonly templates: readonly Template[];
  readonly lockNodes: LockNodes;
  /** Absent when there is nobody to ask. */
  readonly dialogue: Pick<Dialogue, 'question' | 'review' | 'recreate' | 'template'> | undefined;
}

/** Brings a generated project to the templates of today, and keeps what its owner made of it. */
export async function update(command: UpdateCommand): Promise<Updated> {
  const { flags } = command;
  const target = resolve(command.workingFolder, flags.directory ?? '.');
  checkFolder(target);
  const isDry = flags.check || flags.dryRun;
  const repository = isDry ? undefined : openRepository(target);
  const completed = repository !== undefined && finishInterrupted(repository);
  const merge = await mergeTarget(command, target);
  if (repository === undefined) return merge;

  // What is in the way of a file, such as a link, is left alone.
  const known = merge.merged.filter(
    ({ state, content }) => state !== 'created' && (state !== 'kept' || content !== undefined),
  );
  const paths = known.map(({ path, from = path }) => from);
  checkRepository(repository, [recordFile, ...paths], flags.force);
  const problem = applyMerge(repository, merge);
  const created = merge.writes.filter(({ state }) => state === 'created');
  const names = created.map(({ path }) => path);
  return {
    ...merge,
    ...(completed ? { completed } : {}),
    ...(names.length === 0 ? {} : { git: makeVisible(target, names) }),
    ...(problem === undefined ? {} : { problem }),
  };
}

async function mergeTarget(command: UpdateCommand, target: string): Promise<Updated> {
  const { flags, dialogue } = command;
  const facts = propose(detect(target), command.templates);
  const { record } = facts;
  const template = await chosenTemplate(command, target, facts);
  const given = flags.answers;
  refuseForeignAnswers(template, given, command.templates);
  const known = record === undefined ? undefined : generatedFiles(record);
  const { plan, renamed, changeLog } = await planUpdate(
    { record, facts, template, given, folderName: basename(target) },
    dialogue,
  );
  const generated = new Set([...(known?.keys() ?? [])].map((path) => renamed.get(path) ?? path));
  const { theirs, kept } = withoutKept(target, plan, command.lockNodes, generated);
  // Without a record, all that differs from the templates of today counts as an edit.
  const base = known ?? new Map(theirs.map(({ path, content }) => [path, content]));
  base.delete(recordFile);
  const { ours, moved } = readProject(target, { base, theirs, renamed });
  const to = { template: template.id, version: template.version };
  const changed = mergeProject({
    ...withRecord({ base, theirs }, ours.get(recordFile)),
    ours,
    renamed,
    moved,
    mergeText: mergeWithGit(`${to.template} ${to.version}`),
  });
  const merged = [...changed, ...kept].sort(byPath);
  return {
    target,
    from:
      record === undefined ? to : { template: record.template, version: record.templateVersion },
    to,
    isBehind: merged.some(({ path, state }) => path === recordFile && state !== 'unchanged'),
    merged,
    writes: writeFiles(merged, ours),
    changeLog,
  };
}

/** @throws {CliError} exit code 3 for a project without a record, unless it is to get one */
async function chosenTemplate(
  { flags, templates, dialogue }: UpdateCommand,
  target: string,
  facts: Facts,
): Promise<Template> {
  const { record } = facts;
  if (record !== undefined) return findTemplate(templates, flags.template ?? record.template);
  const isAnew = flags.template !== undefined || (await dialogue?.recreate()) === true;
  if (!isAnew) throw noRecord(target);
  if (!existsSync(join(target, 'flake.nix'))) throw noFlake(target);
  const refuse = (template: Template) =>
    checkFit(template, { ...facts, project: 'existing' }, flags.answers);
  return chooseTemplate({ flags, templates, facts }, dialogue, refuse);
}

interface Sides {
  readonly base: ReadonlyMap<string, string>;
  readonly theirs: readonly FileChange[];
}

/** The record has no merge of its own: it becomes the new one, unless only its form differs. */
function withRecord({ base, theirs }: Sides, record: OurFile | undefined): Sides {
  if (record === undefined || 'obstacle' in record) return { base, theirs };
  const { text } = record;
  return {
    base: new Map([...base, [recordFile, text.replaceAll('\r\n', '\n')]]),
    theirs: theirs.map((file) =>
      file.path === recordFile && isSameData(file.content, text)
        ? { ...file, content: text.replaceAll('\r\n', '\n') }
        : file,
    ),
  };
}

function isSameData(a: string, b: string): boolean {
  return isDeepStrictEqual(JSON.parse(a), JSON.parse(b));
}

function noRecord(target: string): CliError {
  return new CliError(`There is no ${recordFile} in ${target}. Nothing was written.`, {
    code: 'no-record',
    exitCode: exitCodes.refused,
    hint: 'If the flake was generated, `create-nix-project update --template ID` recreates it from the existing files.',
  });
}

function noFlake(target: string): CliError {
  return new CliError(`There is no flake.nix in ${target}. Nothing was written.`, {
    code: 'no-flake',
    exitCode: exitCodes.refused,
    hint: 'Run `create-nix-project` to create one.',
  });
}
