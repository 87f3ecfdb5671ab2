import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ask } from '../../packages/create-nix-project/src/answers/ask.ts';
import { detect } from '../../packages/create-nix-project/src/detect/index.ts';
import { lockNodes, templates } from '../../packages/create-nix-project/src/generated/templates.js';
import { plan } from '../../packages/create-nix-project/src/render/plan.ts';
import { render } from '../../packages/create-nix-project/src/render/render.ts';
import type {
  Answers,
  Detected,
  FileChange,
} from '../../packages/create-nix-project/src/values.ts';
import { visibleFiles } from '../host/fresh-copy.ts';

/** What `answers.json` of an example holds; what it leaves open is detected. */
interface AnswersFile {
  readonly template: string;
  readonly answers: Answers;
}

/**
 * The files that the command would write for an example. `<variant>-starter` is a new project with
 * the default answers; any other example is a project that is there, with its answers.json.
 *
 * @throws when the example names no template, or an answer is refused
 */
export async function renderExample(folder: string): Promise<FileChange[]> {
  const name = basename(folder);
  const variant = name.endsWith('-starter') ? name.slice(0, -'-starter'.length) : undefined;
  const file = variant === undefined ? readAnswers(folder) : { template: variant, answers: {} };
  const template = templates.find(({ id }) => id === file.template);
  if (template === undefined) throw new Error(`examples/${name}: no template ${file.template}.`);
  const facts = variant === undefined ? withoutRecord(await detectVisible(folder)) : nothingThere;
  const { project } = facts;
  const given = { template, given: file.answers, facts, project, folderName: name };
  const { answers } = await ask(given, undefined);
  return render(
    plan({ template, answers, project, found: facts.found ?? {}, again: false }),
    lockNodes,
  );
}

const nothingThere: Detected = { project: 'new', facts: [] };

/** What a clone of the example shows: a uv.lock that git ignores lies beside some of them. */
async function detectVisible(folder: string): Promise<Detected> {
  const copy = await mkdtemp(join(tmpdir(), 'example-'));
  try {
    for (const file of await visibleFiles(folder))
      await cp(join(folder, file), join(copy, file), { verbatimSymlinks: true });
    return detect(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** The record is what is being rendered; it has no say. */
function withoutRecord({ record: _, ...facts }: Detected): Detected {
  return facts;
}

function readAnswers(folder: string): AnswersFile {
  const path = join(folder, 'answers.json');
  if (!existsSync(path))
    throw new Error(`${path} is missing: every example but the starters needs its answers.`);
  return JSON.parse(readFileSync(path, 'utf8'));
}
