import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A place that apt takes packages from. */
export interface AptSource {
  readonly uris: readonly string[];
  readonly suites: readonly string[];
  /** A file of keys, or the keys themselves. */
  readonly signedBy?: string;
}

/** Reads the sources of this machine in both of apt's formats; none when it has no apt. */
export async function aptSources(folder = '/etc/apt'): Promise<AptSource[]> {
  const parts = join(folder, 'sources.list.d');
  const names = await readdir(parts).catch(() => []);
  const files = [join(folder, 'sources.list'), ...names.sort().map((name) => join(parts, name))];
  const sources = await Promise.all(files.map(readSources));
  return sources.flat();
}

async function readSources(file: string): Promise<AptSource[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (file.endsWith('.sources')) return parseDeb822(text);
  return file.endsWith('.list') ? parseOneLine(text) : [];
}

/** Parses the format of `.sources` files: stanzas of fields, with continued lines indented. */
export function parseDeb822(text: string): AptSource[] {
  const withoutComments = text.replace(/^#.*\n?/gm, '');
  return withoutComments.split(/\n\s*\n/).flatMap((stanza) => {
    const fields = new Map<string, string>();
    for (const [, name = '', value = ''] of stanza.matchAll(/^([\w-]+):(.*(?:\n[ \t].*)*)/gm)) {
      fields.set(name.toLowerCase(), value);
    }
    const words = (name: string) => (fields.get(name) ?? '').split(/\s+/).filter(Boolean);
    if (!words('types').includes('deb') || fields.get('enabled')?.trim() === 'no') return [];
    const signedBy = fields.get('signed-by');
    return [
      {
        uris: words('uris'),
        suites: words('suites'),
        ...(signedBy === undefined ? {} : { signedBy }),
      },
    ];
  });
}

/** Parses the format of `.list` files: `deb [options] URI SUITE COMPONENTS`. */
export function parseOneLine(text: string): AptSource[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)/.exec(line);
    if (!match) return [];
    const [, options = '', uri = '', suite = ''] = match;
    const signedBy = /signed-by=(\S+)/.exec(options)?.[1];
    return [
      {
        uris: [uri],
        suites: [suite],
        ...(signedBy === undefined ? {} : { signedBy: ` ${signedBy}` }),
      },
    ];
  });
}

/**
 * The sources for another suite of the distribution that the machine runs.
 *
 * @param codename the suite that the machine runs, such as `bookworm`
 * @returns a `.sources` file, or null when no source has that suite
 */
export function sourcesForSuite(
  sources: readonly AptSource[],
  codename: string,
  suite: string,
): string | null {
  const matching = sources.filter((source) => source.suites.includes(codename));
  if (matching.length === 0) return null;
  return matching
    .map(({ uris, signedBy }) =>
      [
        'Types: deb',
        `URIs: ${uris.join(' ')}`,
        `Suites: ${suite}`,
        'Components: main',
        ...(signedBy === undefined ? [] : [`Signed-By:${signedBy}`]),
        '',
      ].join('\n'),
    )
    .join('\n');
}
