import { setTimeout } from 'node:timers/promises';
import { type NixStatus, nixCure } from '../system/nix-status.ts';
import type { Dialogue } from '../terminal/dialogue.ts';

/** A Nix that takes longer to answer is not waited for; what is wrong with it is said at the end. */
const patience = 1000;

/** Says before the first question what the flake will need and the Nix here is not. */
export async function tellNix(
  dialogue: Pick<Dialogue, 'warn'>,
  nix: Promise<NixStatus>,
): Promise<void> {
  const status = await Promise.race([nix, setTimeout(patience, undefined, { ref: false })]);
  const lines = status === undefined ? [] : nixCure(status);
  if (lines.length > 0) dialogue.warn(lines.join('\n'));
}
