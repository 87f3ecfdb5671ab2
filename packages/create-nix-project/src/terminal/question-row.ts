import { writeList } from '../text/list-text.ts';
import type { Question } from '../values.ts';

/** One line of help for a question's flag. */
export function questionRow(question: Question): string[] {
  const values = (question.choices ?? []).map(({ value }) => value).join('|');
  const forms = {
    confirm: `--[no-]${question.flag}`,
    select: `--${question.flag} ${values}`,
    list: `--${question.flag} A,B`,
    text: `--${question.flag} TEXT`,
  };
  const fallback = Array.isArray(question.default) ? writeList(question.default) : question.default;
  const shown = fallback === undefined || fallback === '' ? '' : ` [${fallback}]`;
  return [`  ${forms[question.type]}`, `${question.help}${shown}`];
}
