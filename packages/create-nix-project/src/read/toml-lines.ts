import { parse } from 'smol-toml';

/**
 * The line, from 1, of every table header and key of a valid TOML text, by the JSON of its path.
 * It only looks for where things stand; what they mean is the parser's business.
 */
export function tomlLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let table: string[] = [];
  let open = '';
  for (const [index, line] of text.split('\n').entries()) {
    const inside = open !== '';
    if (!inside) {
      const path = keyPath(line);
      if (path?.header === true) table = path.keys;
      const full = path?.header === true ? table : path && [...table, ...path.keys];
      const key = JSON.stringify(full);
      if (full !== undefined && !lines.has(key)) lines.set(key, index + 1);
    }
    open = stillOpen(line, open);
  }
  return lines;
}

// Texts are matched by long runs: for each turn of a group, a regular expression takes memory.
const key = /^\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*/;

function keyPath(line: string): { keys: string[]; header: boolean } | undefined {
  const opening = /^\s*\[\[?/.exec(line)?.[0] ?? '';
  let rest = line.slice(opening.length);
  const keys: string[] = [];
  for (let match = key.exec(rest); match !== null; match = key.exec(rest)) {
    keys.push(unescaped(match[1]) ?? match[2] ?? match[3] ?? '');
    rest = rest.slice(match[0].length);
    if (!rest.startsWith('.')) break;
    rest = rest.slice(1);
  }
  const header = opening !== '';
  return keys.length > 0 && rest.startsWith(header ? ']' : '=') ? { keys, header } : undefined;
}

function unescaped(text: string | undefined): string | undefined {
  return text?.includes('\\') ? String(parse(`key = "${text}"`).key) : text;
}

const tokens = /"""|'''|"[^"\\]*(?:\\.[^"\\]*)*"|'[^']*'|#.*|\\.|[[\]{}]/g;

/** What is open at the end of a line: a multi-line string's quotes, or brackets of an array. */
function stillOpen(line: string, open: string): string {
  if (open === '' && keyPath(line)?.header === true) return '';
  let state = open;
  let at = 0;
  for (;;) {
    if (/^["']/.test(state)) {
      const end = closing(line, at, state.slice(0, 3));
      if (end < 0) return state;
      at = end + 3;
      state = state.slice(3);
    }
    tokens.lastIndex = at;
    const token = tokens.exec(line)?.[0];
    if (token === undefined) return state;
    at = tokens.lastIndex;
    if (token === '"""' || token === "'''") state = token + state;
    if (token === '[' || token === '{') state = `[${state}`;
    if (token === ']' || token === '}') state = state.slice(1);
  }
}

/** Where the quotes are that close a text; what stands behind a backslash closes none. */
function closing(line: string, from: number, quotes: string): number {
  if (quotes === "'''") return line.indexOf(quotes, from);
  const parts = /\\.|"""/g;
  parts.lastIndex = from;
  for (let part = parts.exec(line); part !== null; part = parts.exec(line))
    if (part[0] === quotes) return part.index;
  return -1;
}
