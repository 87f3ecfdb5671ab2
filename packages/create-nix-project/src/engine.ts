/** What nx-flake uses of the command, as `create-nix-project/engine`. Not for others: it may change. */

/**
 * What `doctor --explain` says of the output of a failed program.
 *
 * @returns undefined when nothing in it is known
 */
export async function explainLog(log: string): Promise<string | undefined> {
  const { explain, explanationsText } = await import('./doctor/command.ts');
  const explanations = explain(log);
  return explanations.length === 0 ? undefined : explanationsText(explanations);
}
