/** A key of an INI file, as setup.cfg and tox.ini have it. */
export interface IniEntry {
  readonly section: string;
  readonly key: string;
  /** The lines of the value, without blank ones and comments, each with where it stands, from 1. */
  readonly lines: readonly IniLine[];
  readonly line: number;
}

interface IniLine {
  readonly text: string;
  readonly line: number;
}

/**
 * The entries of an INI text, in the form that Python's configparser reads: a value goes on in the
 * lines that are indented more than its key. Lines that fit nothing are left out: it is for hints.
 * https://docs.python.org/3/library/configparser.html#supported-ini-file-structure
 */
export function readIni(text: string): IniEntry[] {
  const entries: (IniEntry & { lines: IniLine[]; indent: number })[] = [];
  let section = '';
  let open: (typeof entries)[number] | undefined;
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const trimmed = content.trim();
    if (trimmed === '' || /^[#;]/.test(trimmed)) continue;
    const indent = content.length - content.trimStart().length;
    if (open !== undefined && indent > open.indent) {
      open.lines.push({ text: trimmed, line });
      continue;
    }
    open = undefined;
    if (trimmed.startsWith('[')) {
      section = trimmed.slice(1).split(']')[0]?.trim() ?? '';
      continue;
    }
    const at = trimmed.search(/[=:]/);
    if (at < 1) continue;
    const value = trimmed.slice(at + 1).trim();
    const key = trimmed.slice(0, at).trim().toLowerCase();
    open = { section, key, line, indent, lines: value === '' ? [] : [{ text: value, line }] };
    entries.push(open);
  }
  return entries;
}
