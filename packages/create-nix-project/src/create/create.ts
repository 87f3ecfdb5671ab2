import { basename, join, posix, resolve } from 'node:path';
import { ask, refuseAtOnce } from '../answers/ask.ts';
import { refuseForeignAnswers } from '../answers/foreign.ts';
import { checkFit } from '../answers/refuse-template.ts';
import { type AskInput, type Item, resolve as resolveAnswers } from '../answers/resolve.ts';
import { detect } from '../detect/index.ts';
import { isCliError } from '../errors.ts';
import { openFolder } from '../read/folder.ts';
import { withPending } from '../read/pending.ts';
import type { LockNodes } from '../render/lock-nodes.ts';
import { plan } from '../render/plan.ts';
import {
  initRepository,
  makeVisible,
  trackIgnored,
  type Unseen,
  unseenFiles,
  type Visibility,
} from '../system/git.ts';
import { type NixStatus, nixStatus } from '../system/nix-status.ts';
import { isInstalled } from '../system/run.ts';
import { propose } from '../templates/propose.ts';
import type { Dialogue } from '../terminal/dialogue.ts';
import type { Flags } from '../terminal/flags.ts';
import type { Warning } from '../values/warning.ts';
import type {
  Answers,
  AnswerValue,
  Fact,
  Facts,
  Pending,
  Plan,
  Project,
  ProposedTemplate,
  Template,
} from '../values.ts';
import { readingUnchanged } from '../write/changed-meanwhile.ts';
import { checkTarget } from '../write/target-folder.ts';
import { write } from '../write/write.ts';
import { type WriteFile } from '../write/write-file.ts';
import { chooseProject, placeOf } from './choose-project.ts';
import { chooseTemplate } from './choose-template.ts';
import { compareFiles } from './compare-files.ts';
import { filesRead } from './files-read.ts';
import {
  ignoredLocks,
  ignoredLockWarning,
  lockWarnings,
  madeLockWarnings,
  pinWarnings,
} from './lock-warnings.ts';
import { type LockOutcome, makeLocks } from './make-locks.ts';
import { readMadeLocks } from './read-made-locks.ts';
import {
  type Conflicts,
  conflictPaths,
  type Replacing,
  refuseConflicts,
  settleConflicts,
} from './settle-conflicts.ts';
import { tellNix } from './tell-nix.ts';
import { type VerifyOutcome, verify } from './verify.ts';

/** What is to be written into a folder: nothing of it is a conflict. */
export interface Planned {
  readonly target: string;
  readonly plan: Plan;
  /** The answers, with where each comes from. */
  readonly items: readonly Item[];
  readonly files: readonly WriteFile[];
  /** Whether somebody has seen and accepted the answers. */
  readonly isReviewed: boolean;
  /** Templates for the parts of the project in another language, which nobody chose or declined. */
  readonly others: readonly ProposedTemplate[];
  /** What was found before anything was written. */
  readonly facts: readonly Fact[];
  /** The projects in the folder and below. */
  readonly projects: readonly Project[];
  /** Lock files that git ignores. */
  readonly ignoredLocks: readonly string[];
  /** What will not work, as far as it is known before anything is written. */
  readonly warnings: readonly Warning[];
}

/** What `create` did, for the report. */
export interface Created extends Planned {
  /** All of this is absent after a dry run. */
  readonly git?: Visibility;
  /** What Nix does not see yet, where git was to be left alone. */
  readonly unseen?: Unseen;
  /** Whether direnv is there for a written .envrc. */
  readonly hasDirenv?: boolean;
  readonly locks?: readonly LockOutcome[];
  /** What will not work, as the lock file shows that was made. */
  readonly lateWarnings?: readonly Warning[];
  readonly nix?: NixStatus;
  readonly verified?: VerifyOutcome;
}

/** What decides about the files, beside the project itself. */
export interface Choices {
  readonly flags: Pick<Flags, 'template' | 'yes' | 'answers'>;
  readonly templates: readonly Template[];
  readonly lockNodes: LockNodes;
  /** Absent when there is nobody to ask. */
  readonly dialogue: Pick<Dialogue, 'template' | 'question' | 'review'> | undefined;
  /** Absent where existing files are never replaced. */
  readonly replacing?: Replacing;
}

/** Everything `create` needs from outside. */
export interface CreateInput extends Choices {
  readonly flags: Flags;
  readonly workingFolder: string;
  readonly dialogue: Dialogue | undefined;
  /** Says what is going on when it takes a while. */
  readonly progress: (text: string) => void;
  /** Is given the diff of files that are replaced, before they are. */
  readonly show: (diff: string) => void;
  /** Is given what will not work, before anything is written. */
  readonly warn: (warning: Warning) => void;
}

/** Creates a project in the target folder, or adds Nix to the one that is there. */
export async function create(input: CreateInput): Promise<Created> {
  const { flags, progress } = input;
  const folder = resolve(input.workingFolder, flags.directory ?? '.');
  // Nix takes as long to answer as all the rest takes.
  const nix = flags.dryRun ? undefined : nixStatus();
  checkTarget(folder);
  const { lockNodes } = input;
  const { planned, isNew } = await readingUnchanged(folder, () => planIn(folder, input, nix));
  for (const warning of planned.warnings) input.warn(warning);
  if (nix === undefined) return planned;
  const track = flags.git ? await locksToTrack(planned, input.dialogue) : [];

  write(planned.target, planned.files);
  const fresh = flags.git && isNew && initRepository(planned.target);
  return finish(planned, { ...flags, fresh, nix, progress, lockNodes, track });
}

/** Asks whether git is to track the lock files that it ignores; the warning has said so. */
async function locksToTrack(
  { ignoredLocks: paths }: Planned,
  dialogue: Dialogue | undefined,
): Promise<readonly string[]> {
  if (dialogue === undefined || paths.length === 0) return [];
  return (await dialogue.track(paths)) ? paths : [];
}

/** Finds the project in the folder, or below it, and plans its files. */
async function planIn(folder: string, input: CreateInput, nix: Promise<NixStatus> | undefined) {
  const { flags, dialogue } = input;
  const found = detect(folder);
  dialogue?.greet(folder);
  if (dialogue !== undefined && nix !== undefined) await tellNix(dialogue, nix);
  const chosen = await chooseProject(flags.project, found, dialogue?.project);
  const place = placeOf(found.projects ?? [], chosen);
  const target = join(folder, place.folder);
  if (target !== folder) checkTarget(target);
  const members = given(flags.answers.members) ?? place.members;
  const isKnown = target === folder && members === undefined;
  const detected = isKnown ? found : detect(target, { members });
  const facts = propose(detected, input.templates);
  const { workingFolder, show } = input;
  const replacing = { isWanted: flags.replace, ask: dialogue?.replace, show, workingFolder };
  const planned = await planFiles(target, facts, { ...input, replacing });
  return { planned, isNew: facts.project === 'new' && facts.record === undefined };
}

/** A list of which somebody may have made anything. */
function given(answer: AnswerValue | undefined): readonly string[] | undefined {
  return Array.isArray(answer) ? answer : undefined;
}

/**
 * What is to be written for a project: all questions are asked, and nothing is changed. What can be
 * refused is refused before the first question.
 *
 * @param facts what `detect` found in the target
 * @param pending files that others are about to write there
 * @throws {CliError} exit code 2 for answers that are missing or wrong, 3 for a template that does
 *   not fit and for conflicts
 */
export async function planFiles(
  target: string,
  facts: Facts,
  choices: Choices,
  pending?: Pending,
): Promise<Planned> {
  const { flags, dialogue, templates } = choices;
  const isGenerated = facts.record !== undefined;
  const filesFor = (input: AskInput, answers: Answers) => {
    const compared = compareFiles(target, planOf(input, answers), choices.lockNodes, pending);
    return { ...compared, target, isGenerated };
  };
  const check = (input: AskInput) => (answers: Answers) =>
    refuseConflicts(filesFor(input, answers), choices.replacing);
  const inputFor = (template: Template) => {
    refuseForeignAnswers(template, flags.answers, templates);
    checkFit(template, facts, flags.answers);
    return askInput(template, target, facts, flags.answers);
  };
  const refuse = (template: Template) => {
    const input = inputFor(template);
    refuseAtOnce(input, check(input));
  };
  const input = inputFor(await chooseTemplate({ ...choices, facts }, dialogue, refuse));
  const replacing = await settledEarly(input, filesFor, choices);
  const { answers, items } = await ask(input, dialogue, dialogue && check(input));
  const { plan: planned, files, kept, ...rest } = filesFor(input, answers);
  const folder = withPending(openFolder(target), pending ?? new Map());
  const ignored = ignoredLocks(target, planned);
  const warnings = [
    ...kept,
    ...ignored.map(ignoredLockWarning),
    ...pinWarnings(folder, planned),
    ...lockWarnings(folder, planned),
  ];
  return {
    ...{ target, plan: planned, items, warnings, isReviewed: dialogue !== undefined },
    others:
      isGenerated || dialogue !== undefined ? [] : inOtherLanguages(input.template, choices, facts),
    files: await settleConflicts({ ...rest, plan: planned, files }, replacing(files)),
    // What is found in a project of ours is what was generated.
    facts: facts.record === undefined ? facts.facts : [],
    projects: facts.projects ?? [],
    ignoredLocks: ignored.map(({ path }) => path),
  };
}

/** Of the templates that fit, those for another language than the chosen one. */
function inOtherLanguages(
  { language }: Template,
  { flags, templates }: Choices,
  { fitting }: Facts,
): readonly ProposedTemplate[] {
  // Who names a template has decided.
  if (flags.template !== undefined) return [];
  return fitting.filter(
    ({ id }) => templates.find((template) => template.id === id)?.language !== language,
  );
}

/**
 * Settles before the first question whether files may be replaced, as far as they are known.
 *
 * @returns what holds for the files in the end: who has agreed to all of them is not asked again
 * @throws {CliError} exit code 3 when they may not
 */
async function settledEarly(
  input: AskInput,
  filesFor: (input: AskInput, answers: Answers) => Conflicts,
  { dialogue, replacing }: Choices,
): Promise<(files: readonly WriteFile[]) => Replacing | undefined> {
  if (dialogue === undefined || replacing === undefined) return () => replacing;
  const { open, answers } = resolveAnswers(input);
  if (open.length > 0) return () => replacing;
  const early = filesFor(input, answers);
  await settleConflicts(early, replacing);
  const agreed = conflictPaths(early.files);
  return (files) =>
    conflictPaths(files).every((path) => agreed.includes(path))
      ? { ...replacing, isWanted: true, show: () => {} }
      : replacing;
}

function planOf(input: AskInput, answers: Answers): Plan {
  const { facts, project, template } = input;
  const record = facts.record?.template === template.id ? facts.record : undefined;
  const again = record !== undefined;
  const { found = {} } = facts;
  return plan({ template, project, answers, found, again, kept: record?.kept ?? [] });
}

function askInput(template: Template, target: string, facts: Facts, given: Answers): AskInput {
  const { record } = facts;
  const project = record?.template === template.id ? record.project : facts.project;
  return { template, given, facts, project, folderName: basename(target) };
}

/** What is to be done once the files are there. */
export interface Finish {
  readonly git: boolean;
  readonly lock: boolean;
  readonly verify: boolean;
  /** Whether the repository was just made. */
  readonly fresh: boolean;
  readonly nix: Promise<NixStatus>;
  readonly progress: (text: string) => void;
  readonly lockNodes: LockNodes;
  /** Lock files that git is to track although it ignores them. */
  readonly track: readonly string[];
}

/** Makes the written files visible to git, and then what is made from them. */
export async function finish(planned: Planned, options: Finish): Promise<Created> {
  const { target, files } = planned;
  const { fresh, progress } = options;
  // Before the locks: they may be made by the flake, which sees only what git knows.
  const paths = files.filter(({ state }) => state !== 'kept').map(({ path }) => path);
  const programs = files.filter(({ executable }) => executable).map(({ path }) => path);
  const read = () => filesRead(openFolder(target), planned.plan, planned.projects);
  const before = read();
  const visible = options.git
    ? makeVisible(target, [...paths, ...before], { fresh, programs })
    : undefined;
  const nix = await options.nix;
  const locks = options.lock
    ? await makeLocks(target, planned.plan.template.locks, nix, progress)
    : [];
  const made = locks.filter(({ state }) => state === 'made').map(({ file }) => file);
  const { plan, added } =
    made.length === 0
      ? { plan: planned.plan, added: [] }
      : rewritten(target, planned.plan, options.lockNodes);
  const all = [...paths, ...added.map(({ path }) => path)];
  const isSame = made.length === 0 && options.track.length === 0;
  const seen = [...all, ...(isSame ? before : read())];
  if (visible !== undefined) trackIgnored(target, options.track);
  const git =
    visible && withUntracked(isSame ? visible : again(visible, target, seen), target, all);
  // Which packages have native code is only known with the lock.
  if (made.includes('poetry.lock')) {
    const { policy } = await import('../policy/command.ts');
    policy(target, { fix: true });
  }
  const verified = options.verify ? await verify(target, nix, progress) : undefined;
  const told = new Set(planned.warnings.map(({ id }) => id));
  const late = made.includes('uv.lock')
    ? madeLockWarnings(openFolder(target), plan).filter(({ id }) => !told.has(id))
    : [];
  const hasDirenv = paths.includes('.envrc') && isInstalled('direnv');
  return {
    ...planned,
    plan,
    files: [...files, ...added],
    ...(late.length === 0 ? {} : { lateWarnings: late }),
    nix,
    locks,
    ...(git === undefined ? { unseen: unseenFiles(target, seen) } : { git }),
    hasDirenv,
    ...(verified === undefined ? {} : { verified }),
  };
}

/** Writes again what the lock files that were made show; returns the plan that has it, and files that came with it. */
function rewritten(
  target: string,
  first: Plan,
  lockNodes: LockNodes,
): { readonly plan: Plan; readonly added: readonly WriteFile[] } {
  try {
    const { plan, files } = readMadeLocks(target, first, lockNodes);
    write(target, files);
    return { plan, added: files.filter(({ state }) => state === 'created') };
  } catch (error) {
    // All is written, and what is wrong with a lock file is told with the rest.
    if (!isCliError(error)) throw error;
    return { plan: first, added: [] };
  }
}

/** The same when there are more files, such as lock files that were made. */
function again(before: Visibility, target: string, paths: readonly string[]): Visibility {
  // What git refuses altogether, it refuses again.
  if (before.problem !== undefined && before.ignored === undefined) return before;
  const after = makeVisible(target, paths);
  return { ...after, added: [...before.added, ...after.added] };
}

/**
 * The same with what git does not track beside the manifests that it was shown: who has not shown it
 * these has not shown it the code either.
 *
 * @param written files that are not the project's own
 */
function withUntracked(
  visible: Visibility,
  target: string,
  written: readonly string[],
): Visibility {
  const manifests = visible.added.filter(
    (path) => !written.includes(path) && /(?:^|\/)(?:pyproject|Cargo)\.toml$/.test(path),
  );
  const all = [...new Set(manifests.map((path) => posix.dirname(path)))];
  const { untracked } = unseenFiles(target, all);
  const hasSome = (folder: string) => untracked.some((path) => path.startsWith(`${folder}/`));
  const folders = all.includes('.') ? ['.'] : all.filter(hasSome);
  return untracked.length === 0 ? visible : { ...visible, untracked, folders };
}
