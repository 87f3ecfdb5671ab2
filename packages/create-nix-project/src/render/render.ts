import { replayCommand } from '../answers/replay.ts';
import { literals } from '../literals/index.ts';
import { byPath, recordFile } from '../record/file-name.ts';
import { packText } from '../record/packed-text.ts';
import type { FileChange, Plan, PlannedFile, Template } from '../values.ts';
import { renderFlakeLock } from './flake-lock.ts';
import { keptFilesText } from './kept-files.ts';
import type { LockNodes } from './lock-nodes.ts';
import { outputsOf } from './outputs.ts';

/**
 * The text of every file of the plan that is not left to its owner.
 * @throws {Error} when a template refers to a name that is neither an answer nor a literal writer
 */
export function render(plan: Plan, lockNodes: LockNodes): FileChange[] {
  const names = localsOf(plan);
  // Only once: they are made when they are asked for.
  const { sources } = plan.template;
  const isKept = ({ path }: PlannedFile) => plan.record.kept?.includes(path) === true;
  const kept = plan.files.filter(isKept).map((planned) => renderFile(sources, planned, names));
  const locals = { ...names, keptFiles: keptFilesText(kept) };
  const files = [
    ...plan.files
      .filter((planned) => !isKept(planned))
      .map((planned) => renderFile(sources, planned, locals)),
    generated('flake.lock', renderFlakeLock(plan.inputs, lockNodes)),
  ];
  return [...files, generated(recordFile, recordText(plan, files))].sort(byPath);
}

/** The record, with what the next update has to know of the files. */
function recordText({ record }: Plan, files: readonly FileChange[]): string {
  const kept = files.filter(({ starter }) => starter !== true).sort(byPath);
  const packed = Object.fromEntries(kept.map(({ path, content }) => [path, packText(content)]));
  const texts = new Map(files.map(({ path, content }) => [path, content]));
  const outputs = outputsOf((path) => texts.get(path));
  return `${JSON.stringify({ ...record, outputs, generated: packed }, null, 2)}\n`;
}

/** Names a template can use: every answer (undefined where its question does not apply). */
function localsOf({ template, record, computed, notes }: Plan): Record<string, unknown> {
  const unanswered = template.questions.map(({ id }) => [id, undefined]);
  return {
    ...Object.fromEntries(unanswered),
    ...record.answers,
    ...computed,
    ...literals,
    project: record.project,
    notes,
    replay: replayCommand(template, record),
    each: undefined,
  };
}

function renderFile(
  sources: Template['sources'],
  { path, file, each }: PlannedFile,
  locals: Record<string, unknown>,
): FileChange {
  const source = sources[file.source] ?? '';
  // EJS would escape for HTML; what a value needs is its language's literal writer.
  const content = typeof source === 'string' ? source : source({ ...locals, each }, String);
  return {
    path,
    content,
    executable: file.executable === true,
    extend: file.extend === true,
    ...(file.keep === undefined ? {} : { keep: file.keep }),
    ...(file.starter === true ? { starter: true } : {}),
  };
}

function generated(path: string, content: string): FileChange {
  return { path, content, executable: false, extend: false };
}
