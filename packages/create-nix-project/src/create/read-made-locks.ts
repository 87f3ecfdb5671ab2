import { detect } from '../detect/index.ts';
import type { LockNodes } from '../render/lock-nodes.ts';
import { plan } from '../render/plan.ts';
import { render } from '../render/render.ts';
import type { Plan } from '../values.ts';
import { planWrite } from '../write/write.ts';
import type { WriteFile } from '../write/write-file.ts';

/** What the project is, now that its lock files are there too. */
export interface Reread {
  readonly plan: Plan;
  /** The files that say something else now, to be written over those of the first plan. */
  readonly files: readonly WriteFile[];
}

/**
 * Plans a project again whose lock files were made after its files: only they tell which packages it has,
 * and thus which libraries it needs. The answers stay.
 *
 * @param first what was planned, and has been written to `target`
 */
export function readMadeLocks(target: string, first: Plan, lockNodes: LockNodes): Reread {
  const { template, record } = first;
  const { answers, project, kept = [] } = record;
  const { found = {} } = detect(target);
  const second = plan({ template, answers, project, found, again: false, kept });
  const written = new Map(render(first, lockNodes).map(({ path, content }) => [path, content]));
  const changed = render(second, lockNodes).filter(
    ({ path, content, extend }) => !extend && written.get(path) !== content,
  );
  const files = planWrite(target, changed).map((file) =>
    file.state === 'conflict' ? ({ ...file, state: 'replaced' } as const) : file,
  );
  return { plan: second, files };
}
