/** What nx-flake uses of the command, as `create-nix-project/engine`. Not for others: it may change. */

/**
 * What `doctor --explain` says of the output of a failed program.
 *
 * @param without ids of what the caller tells itself
 * @returns undefined when nothing in it is known
 */
export async function explainLog(
  log: string,
  without: readonly string[] = [],
): Promise<string | undefined> {
  const { explain, explanationsText } = await import('./doctor/command.ts');
  const explanations = explain(log).filter(({ id }) => !without.includes(id));
  return explanations.length === 0 ? undefined : explanationsText(explanations);
}
