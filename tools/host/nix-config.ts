import process from 'node:process';

/** The environment for these settings, on top of those that the user has set. */
export function nixConfig(lines: readonly string[]): Record<string, string> {
  return { NIX_CONFIG: [process.env.NIX_CONFIG ?? '', ...lines].join('\n') };
}
