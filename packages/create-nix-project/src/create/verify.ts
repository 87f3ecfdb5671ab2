import type { Explanation } from '../doctor/command.ts';
import { type NixStatus, nixCure } from '../system/nix-status.ts';
import { run } from '../system/run.ts';

/** Whether `nix flake check` passed; `not-run` is never a success. */
export interface VerifyOutcome {
  readonly state: 'passed' | 'failed' | 'not-run';
  readonly seconds: number;
  /** Why it did not run, or the end of what Nix said. */
  readonly reason?: string;
  /** What is known of the failure, the innermost cause first. */
  readonly explanations?: readonly Explanation[];
}

/** Runs `nix flake check` on the written project. */
export async function verify(
  target: string,
  nix: NixStatus,
  progress: (text: string) => void,
): Promise<VerifyOutcome> {
  if (nix.state !== 'ready')
    return { state: 'not-run', seconds: 0, reason: nixCure(nix).join('\n') };
  progress('Running `nix flake check`');
  const begin = performance.now();
  const args = ['flake', 'check', '--print-build-logs', '--keep-going'];
  const { code, stderr } = await run('nix', args, { cwd: target });
  const seconds = Math.round((performance.now() - begin) / 100) / 10;
  if (code === 0) return { state: 'passed', seconds };
  const { explain } = await import('../doctor/command.ts');
  const reason = stderr.trim().split('\n').slice(-40).join('\n');
  return { state: 'failed', seconds, reason, explanations: explain(stderr) };
}
