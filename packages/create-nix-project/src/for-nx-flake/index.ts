/**
 * All that nx-flake may use of this package. What is small goes into the plugin itself; `engine.ts`
 * brings the templates and stays outside of it.
 */
export { readSetting } from '../answers/settings.ts';
export { flakeInputs } from '../doctor/flake-inputs.ts';
export { isCliError, usageError } from '../errors.ts';
export { shellWord } from '../literals/shell.ts';
export { recordFile } from '../record/file-name.ts';
export { isPlainName } from '../render/outputs.ts';
export { topOfRepository } from '../system/repository-top.ts';
export { warningText } from '../terminal/error-text.ts';
export { readList } from '../text/list-text.ts';
export { nearest } from '../text/nearest.ts';
export { printable, printableLines } from '../text/printable.ts';
export { table } from '../text/table.ts';
export type { Answers, AnswerValue, Outputs, Question } from '../values.ts';
export { extendedBytes } from '../write/extend-lines.ts';
// By name: what is unused of a module outside is left out only then.
export {
  allQuestions,
  type Created,
  explainLog,
  finishNix,
  type Pending,
  planNix,
  type Report,
  reportOn,
  type Wanted,
  type WriteFile,
} from './engine.ts';
