import type { TemplateData } from '../src/values.ts';

/** A template, as far as its questions are concerned. */
interface WithQuestions {
  readonly id: string;
  readonly data: Pick<TemplateData, 'questions'>;
}

/**
 * A flag that several templates have is read before the template is known, so it must be the same
 * question everywhere.
 *
 * @throws {Error} naming both templates, the flag and what differs, one line each
 */
export function checkFlags(templates: readonly WithQuestions[]): void {
  const first = new Map<string, { template: string; id: string; type: string }>();
  const problems: string[] = [];
  for (const { id: template, data } of templates)
    for (const { flag, id, type } of data.questions) {
      const other = first.get(flag);
      if (other === undefined) first.set(flag, { template, id, type });
      else if (other.id !== id || other.type !== type)
        problems.push(
          `--${flag} is “${other.id}” (${other.type}) in the template ${other.template}, and “${id}” (${type}) in ${template}`,
        );
    }
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
