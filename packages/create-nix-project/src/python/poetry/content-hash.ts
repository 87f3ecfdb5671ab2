import type { TomlFile } from '../../read/toml.ts';

/**
 * The hash of what poetry.lock was made from, as Poetry writes it into the lock. It is the SHA-256
 * of JSON as Python's `json.dumps(…, sort_keys=True)` spells it.
 * https://github.com/python-poetry/poetry/blob/1.8.5/src/poetry/packages/locker.py
 */
export function contentHash(manifest: TomlFile): string {
  const table = (key: string) => manifest.get('tool', 'poetry', key);
  const content: Record<string, unknown> = {};
  for (const key of ['dependencies', 'source', 'extras', 'dev-dependencies'])
    content[key] = table(key) ?? null;
  const groups = table('group');
  if (groups !== undefined) content.group = groups;
  // Only Poetry needs it, and Node takes milliseconds to load it.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(pythonJson(content)).digest('hex');
}

function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return asciiJson(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${asciiJson(key)}: ${pythonJson(entry)}`).join(', ')}}`;
}

/** Python escapes every character outside of ASCII. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
