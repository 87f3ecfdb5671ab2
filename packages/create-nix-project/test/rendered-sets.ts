import { lockNodes } from '../src/generated/templates.js';
import { plan } from '../src/render/plan.ts';
import { render } from '../src/render/render.ts';
import type { Answers, Template } from '../src/values.ts';
import { type AnswerSet, answerSets } from './answer-sets.ts';
import { samples } from './samples.ts';

/** One generated project. */
export interface RenderedSet {
  readonly answers: Answers;
  readonly refused: AnswerSet['refused'];
  /** Text by path. */
  readonly files: ReadonlyMap<string, string>;
}

/** A file that several projects may share. */
export interface DistinctFile {
  readonly path: string;
  readonly content: string;
}

/** `count` projects with random answers, and the seed that makes them again. */
export function renderedSets(template: Template, count: number) {
  const { values, seed } = samples(answerSets(template), count);
  const sets = values.map(({ project, answers, found, refused }): RenderedSet => {
    const planned = plan({ template, answers, project, found, again: false });
    const changes = render(planned, lockNodes);
    return {
      answers,
      refused,
      files: new Map(changes.map(({ path, content }) => [path, content])),
    };
  });
  return { sets, seed };
}

/** The files whose path matches, each content once. */
export function distinctFiles(sets: readonly RenderedSet[], pattern: RegExp): DistinctFile[] {
  const found = new Map<string, DistinctFile>();
  for (const { files } of sets)
    for (const [path, content] of files)
      if (pattern.test(path)) found.set(content, { path, content });
  return [...found.values()];
}
