/** A version of CPython that tests run on. */
export interface TestedVersion {
  /** Such as `3.12`. */
  readonly version: string;
  /** Counts from 1. */
  readonly line: number;
}

/** Longer lines are written by programs. */
const longestLine = 4000;

const key =
  /(?:^|[\s{,(])["']?(?:[\w-]*[-_])?py(?:thon)?s?(?:[-_]?ver(?:sion)?s?)?["']?\s*[:=]\s*(.*)$/i;

/**
 * The versions that a workflow, or a noxfile, names under a key such as `python-version`: as one
 * value, or as a list in one line or several. It reads lines and no YAML, which serves both, and
 * takes `3.10` without quotes as it was meant.
 */
export function matrixVersions(text: string): TestedVersion[] {
  const found: TestedVersion[] = [];
  let list: 'brackets' | 'items' | undefined;
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    const line = content.slice(0, longestLine).replace(/(?:^|\s)#.*/, '');
    if (line.trim() === '') continue;
    const add = (part: string) =>
      found.push(...versionsIn(part).map((version) => ({ version, line: index + 1 })));
    if (list === 'brackets') {
      add(line.split(']')[0] ?? '');
      if (line.includes(']')) list = undefined;
      continue;
    }
    if (list === 'items' && /^\s*-\s+["']?[\w.@-]+["']?\s*$/.test(line)) {
      add(line.replace(/^\s*-/, ''));
      continue;
    }
    list = undefined;
    for (const part of keysOf(line)) {
      if (part === '') list = 'items';
      else if (/^[[(]/.test(part)) {
        add(part.split(/[\])]/)[0] ?? '');
        if (!/[\])]/.test(part)) list = 'brackets';
      } else add(part.split(/[,}]/)[0] ?? '');
    }
  }
  return found;
}

/** What stands behind each key for Python in a line such as `{os: linux, python: '3.12'}`. */
function keysOf(line: string): string[] {
  const values: string[] = [];
  let rest = line;
  for (let match = key.exec(rest); match !== null; match = key.exec(rest)) {
    values.push(match[1]?.trim() ?? '');
    rest = match[1] ?? '';
  }
  return values;
}

function versionsIn(text: string): string[] {
  return text.split(/[\s,[\](){}"'|]+/).flatMap((word) => {
    // Neither PyPy nor builds without the global lock are interpreters that nixpkgs offers here.
    const version = /^(?:cpython-?)?(3\.\d{1,2})(?:\.[\dx*]+)?(?:-dev)?$/.exec(word)?.[1];
    return version === undefined ? [] : [version];
  });
}

/**
 * The versions in names of tox environments: `py312`, `py3.12-django`, `{py39,py310}`, `3.12`.
 * https://tox.wiki/en/latest/config.html#python-options
 */
export function toxVersions(environments: string): string[] {
  return expanded(environments.slice(0, longestLine)).flatMap((name) => {
    const minor = /^(?:py|python)?3\.?(\d{1,2})$/.exec(name.split('-')[0] ?? '')?.[1];
    return minor === undefined ? [] : [`3.${minor}`];
  });
}

/** Names as the shell would write them out; of more than 200 the first. */
function expanded(text: string): string[] {
  const open: string[] = text.match(/(?:[^\s,{]|\{[^{}]*\}|\{)+/g) ?? [];
  const names: string[] = [];
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    const braces = /^([^{}]*)\{([^{}]*)\}(.*)$/.exec(name);
    if (braces === null) names.push(name);
    else {
      const [, before = '', inner = '', after = ''] = braces;
      open.unshift(...inner.split(',').map((part) => before + part.trim() + after));
    }
    if (names.length + open.length > 200) break;
  }
  return names;
}
