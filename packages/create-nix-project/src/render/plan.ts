import { holds, scopeOf } from '../answers/condition.ts';
import type { Answers, Plan, PlannedFile, ProjectKind, Template, TemplateFile } from '../values.ts';

interface PlanInput {
  readonly template: Template;
  readonly answers: Answers;
  readonly project: ProjectKind;
  /** The folder has the record of an earlier run: what was only for its birth is left alone. */
  readonly again: boolean;
}

/** Decides which files the project gets, and under which paths. */
export function plan({ template, answers, project, again }: PlanInput): Plan {
  const { rules } = template;
  const computed = rules.compute(answers, project);
  const scope = { ...scopeOf(answers, project), ...computed };
  const files = template.files
    .filter((file) => holds(file.when, scope))
    .filter((file) => file.starter !== true || (project === 'new' && !again))
    .flatMap((file) => plannedFiles(file, { ...answers, ...computed }));
  const record = {
    schemaVersion: 1,
    template: template.id,
    templateVersion: template.version,
    project,
    answers,
  } as const;
  const notes = rules.notes?.(answers) ?? [];
  return { template, record, inputs: inputsOf(template, scope), files, computed, notes };
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
