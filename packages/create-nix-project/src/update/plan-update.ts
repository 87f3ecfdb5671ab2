import { ask, type Prompts } from '../answers/ask.ts';
import { checkFit } from '../answers/refuse-template.ts';
import { CliError, exitCodes } from '../errors.ts';
import { recordFile } from '../record/file-name.ts';
import { plan } from '../render/plan.ts';
import type { Answers, Detected, Plan, ProjectRecord, Template } from '../values.ts';
import { refuseManifestAnswers, withManifest } from './manifest-answers.ts';
import { type ChangeLogEntry, compareVersions, migrate } from './migration.ts';

/** What the templates of today make of a project that was generated before. */
export interface UpdatePlan {
  readonly plan: Plan;
  /** Paths that the templates changed: old → new. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly changeLog: readonly ChangeLogEntry[];
}

export interface UpdateInput {
  /** Absent when the project lost it: then all that is known is what is detected. */
  readonly record: ProjectRecord | undefined;
  readonly facts: Detected;
  /** The one that the project is to have, which may be another one than it has. */
  readonly template: Template;
  /** Answers that are to change, by question id. */
  readonly given: Answers;
  readonly folderName: string;
}

/**
 * Plans the update: recorded answers stay, new questions are asked, or answered by what was detected
 * and the defaults.
 *
 * @throws {CliError} exit code 2 for answers that are missing or refused, 3 when the project comes
 *   from a newer version, or the other template does not fit it
 */
export async function planUpdate(
  { record, facts, template, given, folderName }: UpdateInput,
  prompts: Prompts | undefined,
): Promise<UpdatePlan> {
  const isOfTemplate = record?.template === template.id;
  // A project that lost its record, or moves, is there, whether it was generated once or not.
  const project = isOfTemplate ? record.project : 'existing';
  if (isOfTemplate) refuseNewer(record, template);
  else checkFit(template, { ...facts, project }, given);
  const migrated = isOfTemplate
    ? migrate(template, record.templateVersion, record.answers)
    : { answers: record?.answers ?? {}, renamed: new Map<string, string>(), changeLog: [] };
  const recorded = isOfTemplate
    ? withManifest(template, migrated.answers, facts)
    : migrated.answers;
  if (project === 'new') refuseManifestAnswers(template, given, facts);
  const { answers } = await ask(
    { template, given, facts: withAnswers(facts, template, recorded), project, folderName },
    prompts && onlyNew(prompts),
  );
  const { renamed, changeLog } = migrated;
  const { found = {} } = facts;
  const kept = record?.kept ?? [];
  return {
    plan: plan({ template, answers, project, found, again: true, kept }),
    renamed,
    changeLog,
  };
}

/** What the project has an answer for stays as it is, whatever is detected today. */
function withAnswers(facts: Detected, { id, version }: Template, answers: Answers): Detected {
  const record = {
    schemaVersion: 2,
    found: {},
    template: id,
    templateVersion: version,
    project: 'existing',
  };
  return { ...facts, record: { ...record, answers } as ProjectRecord };
}

/** Nobody is shown again what the project has an answer for, or a flag has given. */
function onlyNew(prompts: Prompts): Prompts {
  return {
    question: prompts.question,
    review: async (items, found, notes) => {
      const fresh = items.filter(({ source }) => source !== 'record' && source !== 'given');
      return fresh.length === 0 ? undefined : prompts.review(fresh, found, notes);
    },
  };
}

function refuseNewer({ templateVersion }: ProjectRecord, { id, version }: Template): void {
  if (compareVersions(templateVersion, version) <= 0) return;
  throw new CliError(
    `${recordFile} says that this project was generated from ${id} ${templateVersion}, but this program has ${version}. Nothing was written.`,
    {
      code: 'newer-record',
      exitCode: exitCodes.refused,
      hint: 'Run a newer version: `npx create-nix-project@latest update`.',
    },
  );
}
