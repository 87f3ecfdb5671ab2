/**
 * Whether a Nix writes a second log, as JSON, while the terminal stays its own: 2.30 and newer do, Lix
 * does not. https://nix.dev/manual/nix/latest/command-ref/conf-file#conf-json-log-path
 *
 * @param version what `nix --version` prints, such as `nix (Nix) 2.34.8`
 */
export function writesJsonLog(version: string): boolean {
  const [, major = '0', minor = '0'] =
    /\((?:Nix|Determinate Nix [\d.]{1,20})\) (\d{1,4})\.(\d{1,4})/.exec(version) ?? [];
  return Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 30);
}

/**
 * What a line of that log says, in the words that Nix prints without a terminal.
 *
 * @returns undefined for what is no message of Nix's own, such as a line of a build
 */
export function messageOf(line: string): string | undefined {
  let event: unknown;
  try {
    event = JSON.parse(line);
  } catch {
    // The last line of a Nix that was killed.
    return undefined;
  }
  if (typeof event !== 'object' || event === null) return undefined;
  const { action, msg, text } = event as Readonly<Record<string, unknown>>;
  if (action === 'msg' && typeof msg === 'string') return msg;
  return action === 'start' && typeof text === 'string' && text !== '' ? `${text}...` : undefined;
}
