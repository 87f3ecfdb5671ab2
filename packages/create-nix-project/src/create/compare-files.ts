import { byPath } from '../record/file-name.ts';
import type { LockNodes } from '../render/lock-nodes.ts';
import { keeping } from '../render/plan.ts';
import { render } from '../render/render.ts';
import type { Warning } from '../values/warning.ts';
import type { FileChange, Pending, Plan } from '../values.ts';
import { rivalLine } from '../write/keep-file.ts';
import { planWrite } from '../write/write.ts';
import type { WriteFile } from '../write/write-file.ts';

/** What a plan comes to in a folder. */
interface Compared {
  /** The plan, which leaves to their owner the files that are kept. */
  readonly plan: Plan;
  readonly files: readonly WriteFile[];
  /** What people have to do by hand in files that are kept. */
  readonly kept: readonly Warning[];
}

/**
 * Compares what a plan gives with the folder. Of files that are kept, nix/README.md has what would be in
 * them.
 *
 * @throws {CliError} as `planWrite` does
 */
export function compareFiles(
  target: string,
  planned: Plan,
  lockNodes: LockNodes,
  pending: Pending | undefined,
): Compared {
  const changes = render(planned, lockNodes);
  const files = planWrite(target, changes, pending);
  const kept = files.filter(({ state }) => state === 'kept');
  if (kept.length === 0) return { plan: planned, files, kept: [] };
  const paths = kept.map(({ path }) => path);
  const plan = keeping(planned, paths);
  const others = planWrite(target, render(plan, lockNodes), pending);
  return {
    plan,
    files: [...others, ...kept].sort(byPath),
    kept: kept.flatMap(({ path, before = '' }) => {
      const change = changes.find((candidate) => candidate.path === path);
      return change === undefined ? [] : rivalWarning(change, before);
    }),
  };
}

function rivalWarning(change: FileChange, text: string): Warning[] {
  const rival = rivalLine(change, text);
  if (rival === undefined) return [];
  const { text: line, ours, ...place } = rival;
  return [
    {
      id: 'kept-envrc',
      message: `${change.path} has \`${line}\` and was left unchanged, so direnv does not enter this dev shell.`,
      packages: [],
      checks: [],
      cure: `Write \`${ours}\` instead if it should.`,
      evidence: [place],
    },
  ];
}
