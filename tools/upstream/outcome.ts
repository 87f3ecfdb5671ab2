import type { Finished } from '../host/run.ts';

/** How many derivations were evaluated, or what Nix said, or neither for an output that is not there. */
export type Outcome = number | string | null;

/** What a `nix eval` of an output came to. */
export function outcomeOf({ code, stdout, stderr }: Finished): Outcome {
  if (code === 0) return Number(stdout);
  if (/does not provide attribute/.test(stderr)) return null;
  return lastError(stderr) ?? `Nix ended with code ${code}`;
}

/** The last error of Nix, in one line: those before it say how it came to that. */
function lastError(stderr: string): string | undefined {
  const [, text] = /^[^]*^ *error: *([^]*)$/m.exec(stderr) ?? [];
  return text
    ?.trim()
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.trim();
}
