import { holds, scopeOf } from '../answers/condition.ts';
import { relevantFound } from '../answers/relevant-found.ts';
import type { Found } from '../values/found.ts';
import type {
  Answers,
  Evidence,
  Plan,
  PlannedFile,
  ProjectKind,
  Template,
  TemplateFile,
} from '../values.ts';
import { libraryNotes } from './library-notes.ts';

interface PlanInput {
  readonly template: Template;
  readonly answers: Answers;
  readonly project: ProjectKind;
  /** What was read of the folder; a new project has only what the template brings. */
  readonly found: Found;
  /** The folder has the record of an earlier run: what was only for its birth is left alone. */
  readonly again: boolean;
  /** Paths of files that their owner kept in an earlier run. */
  readonly kept?: readonly string[];
}

/** Decides which files the project gets, and under which paths. */
export function plan(input: PlanInput): Plan {
  const { template, answers, project, found, again, kept = [] } = input;
  const { rules } = template;
  const relevant = relevantFound(template, project, found);
  const computed = rules.compute(answers, project, relevant);
  const scope = { ...scopeOf(answers, project), ...computed };
  const files = template.files
    .filter((file) => holds(file.when, scope))
    .flatMap((file) => plannedFiles(file, { ...answers, ...computed }))
    .filter(({ path, file }) => {
      if (file.starter !== true) return true;
      return project === 'new' && (!again || kept.includes(path));
    });
  const record = {
    schemaVersion: 2,
    template: template.id,
    templateVersion: template.version,
    project,
    answers,
    found: withFilesAlone(relevant),
  } as const;
  const notes = libraryNotes(relevant);
  const inputs = inputsOf(template, scope);
  return keeping({ template, record, inputs, files, computed, notes }, kept);
}

/** The same plan, which leaves these of its files to their owner. */
export function keeping(planned: Plan, paths: readonly string[]): Plan {
  const wanted = new Set([...(planned.record.kept ?? []), ...paths]);
  const kept = planned.files.map(({ path }) => path).filter((path) => wanted.has(path));
  if (kept.length === 0) return planned;
  return { ...planned, record: { ...planned.record, kept: kept.sort() } };
}

/** Lines change with every edit: a record that named them would change as well. */
function withFilesAlone(found: Found): Found {
  return JSON.parse(JSON.stringify(found), (key, value) =>
    key === 'evidence' || key === 'withoutLock' || key === 'readsReadme'
      ? [...new Set(value.map(({ file }: Evidence) => file))].map((file) => ({ file }))
      : value,
  );
}

function inputsOf({ inputs }: Template, scope: Parameters<typeof holds>[1]): string[] {
  return inputs.flatMap((input) => {
    if (typeof input === 'string') return [input];
    return holds(input.when, scope) ? [input.name] : [];
  });
}

/** Answers, and what is computed from them. */
type Names = Readonly<Record<string, unknown>>;

function plannedFiles(file: TemplateFile, answers: Names): PlannedFile[] {
  if (file.each === undefined) return [{ path: targetPath(file, answers), file }];
  const entries = answers[file.each];
  return (Array.isArray(entries) ? entries : []).map((each: string) => ({
    path: targetPath(file, { ...answers, each }),
    file,
    each,
  }));
}

/** `src/__package__/cli.py.ejs` → `src/my_app/cli.py`. */
function targetPath({ source, target = source }: TemplateFile, answers: Names): string {
  return target
    .replace(/\.ejs$/, '')
    .split('/')
    .map((part) =>
      part.replace(/^__([a-z][A-Za-z]*)__(?=\.|$)/, (whole, id) => pathPart(answers[id]) ?? whole),
    )
    .join('/');
}

function pathPart(answer: unknown): string | undefined {
  return typeof answer === 'string' ? answer : undefined;
}
