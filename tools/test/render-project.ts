import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ask } from '../../packages/create-nix-project/src/answers/ask.ts';
import { lockNodes, templates } from '../../packages/create-nix-project/src/generated/templates.js';
import { plan } from '../../packages/create-nix-project/src/render/plan.ts';
import { render } from '../../packages/create-nix-project/src/render/render.ts';
import type { Answers, ProjectKind } from '../../packages/create-nix-project/src/values.ts';

/**
 * Writes what the command would write into an empty folder called my-app, with these answers.
 *
 * @param variant the id of a template
 */
export async function renderProject(
  folder: string,
  variant: string,
  given: Answers,
  project: ProjectKind = 'new',
): Promise<void> {
  const template = templates.find(({ id }) => id === variant);
  if (template === undefined)
    throw new Error(`There is no template ${variant}: run \`npm run build\`.`);
  const facts = { project, facts: [], variants: [] };
  const { answers } = await ask(
    { template, given, facts, project, folderName: 'my-app' },
    undefined,
  );
  for (const { path, content } of render(
    plan({ template, answers, project, found: {}, again: false }),
    lockNodes,
  )) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
