import type { AnswerValue } from '../values.ts';

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * A Nix string: https://nix.dev/manual/nix/latest/language/string-literals
 * @throws {Error} for a NUL character, which Nix strings cannot hold
 */
export function nixString(text: string): string {
  if (text.includes('\0')) throw new Error('A Nix string cannot hold a NUL character.');
  // "$${" is a literal "$" before an escaped "${": a "$" in front of "${" is escaped as well.
  return `"${text.replace(/\$(?=\$*\{)|["\\\n\r\t]/g, (part) => escapes[part] ?? `\\${part}`)}"`;
}

/** A Nix literal as nixfmt prints it on one line; a list with more entries should span lines. */
export function nixLiteral(value: AnswerValue): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return nixString(value);
  return value.length === 0 ? '[ ]' : `[ ${value.map(nixString).join(' ')} ]`;
}

/** https://nix.dev/manual/nix/latest/language/identifiers */
const keywords = new Set('assert else if in inherit let or rec then with'.split(' '));

/** Whether the text is an attribute path that needs no quotes, such as `gst_all_1.gstreamer`. */
export function isNixAttribute(text: string): boolean {
  return text.split('.').every(isBare);
}

/** The name of an attribute: in quotes only where it has to be. */
export function nixName(name: string): string {
  return isBare(name) ? name : nixString(name);
}

function isBare(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_'-]*$/.test(name) && !keywords.has(name);
}

/**
 * A Nix string in which `${pkgs.ATTR}` is the path of a package, and all else is text.
 * @throws {Error} for a NUL character, which Nix strings cannot hold
 */
export function nixWithPackages(text: string): string {
  const parts = text.split(/(\$\{pkgs\.[^{}]+\})/).map((part, index) => {
    if (index % 2 === 1 && isNixAttribute(part.slice(2, -1))) return part;
    // A "$" in front of "${" would take away its meaning.
    return nixString(part).slice(1, -1).replace(/\$$/, '\\$');
  });
  return `"${parts.join('')}"`;
}
