import type { Folder } from '../../read/folder.ts';
import { type IniEntry, readIni } from '../../read/ini.ts';
import type { Evidence } from '../../values.ts';

/** What setup.cfg and setup.py say, as far as it can be read without running them. */
export interface SetupFiles {
  readonly name?: Placed;
  readonly requiresPython?: Placed;
  /** `name = module:function` */
  readonly scripts: readonly Placed[];
  /** Requirements of the package, its extras and its tests. */
  readonly requirements: readonly Placed[];
  readonly extras: readonly Placed[];
  /** Folders that packages are looked for in, other than the project's own. */
  readonly sourceFolders: readonly Placed[];
}

/** A text and where it stands. */
export interface Placed {
  readonly text: string;
  readonly place: Evidence;
}

/**
 * https://setuptools.pypa.io/en/latest/userguide/declarative_config.html
 * setup.py is a program: only texts that stand in it as they are count.
 */
export function readSetupFiles(folder: Folder): SetupFiles {
  const cfg = fromCfg(readIni(folder.readHint('setup.cfg') ?? ''));
  const script = fromScript((folder.readHint('setup.py') ?? '').split(/\r?\n/));
  return {
    ...script,
    ...cfg,
    scripts: [...cfg.scripts, ...script.scripts],
    requirements: [...cfg.requirements, ...script.requirements],
    sourceFolders: [...cfg.sourceFolders, ...script.sourceFolders],
  };
}

/** Whether setup.py packages something: other programs are called so, too. */
export function hasSetupScript(folder: Folder): boolean {
  const text = folder.readHint('setup.py') ?? '';
  return /\bsetup\s*\(/.test(text) && /\b(?:setuptools|distutils|skbuild)\b/.test(text);
}

function fromCfg(entries: readonly IniEntry[]): SetupFiles {
  const placed = (entry: IniEntry) =>
    entry.lines.map(({ text, line }) => ({ text, place: { file: 'setup.cfg', line } }));
  const of = (section: string, ...keys: string[]) =>
    entries.filter((entry) => entry.section === section && keys.includes(entry.key));
  const [name] = of('metadata', 'name').flatMap(placed);
  const [requiresPython] = of('options', 'python_requires').flatMap(placed);
  const extras = entries.filter(({ section }) => section === 'options.extras_require');
  return {
    ...(name === undefined ? {} : { name }),
    ...(requiresPython === undefined ? {} : { requiresPython }),
    scripts: of('options.entry_points', 'console_scripts', 'gui_scripts').flatMap(placed),
    requirements: [...of('options', 'install_requires', 'tests_require'), ...extras].flatMap(
      placed,
    ),
    extras: extras.map(({ key, line }) => ({ text: key, place: { file: 'setup.cfg', line } })),
    sourceFolders: of('options.packages.find', 'where').flatMap(placed),
  };
}

function fromScript(lines: readonly string[]): SetupFiles {
  const placed = (text: string, index: number) => ({
    text,
    place: { file: 'setup.py', line: index + 1 },
  });
  // Extensions, built before, have names as well.
  const call = lines.findIndex((line) => /\bsetup\s*\(/.test(line));
  const literal = (pattern: RegExp, from: number) => {
    const index = lines.findIndex((line, at) => at >= from && pattern.test(line));
    const text = pattern.exec(lines[index] ?? '')?.[1];
    return text === undefined ? undefined : placed(text, index);
  };
  const argument = (key: string, from = 0) =>
    literal(new RegExp(`(?:^|[\\s{(,])["']?${key}["']?\\s*[=:]\\s*["']([^"']+)["']`), from);
  const name = argument('name', Math.max(call, 0)) ?? literal(/^NAME\s*=\s*["']([^"']+)["']/, 0);
  const requiresPython = argument('python_requires');
  const where = argument('where');
  const within = (opening: RegExp, entry: RegExp) => {
    const start = lines.findIndex((line) => opening.test(line));
    if (start < 0) return [];
    const end = lines.findIndex((line, index) => index >= start && /\]/.test(line));
    return lines
      .slice(start, end < 0 ? start + 1 : end + 1)
      .flatMap((line, index) =>
        [...line.matchAll(entry)].map(({ 1: text = '' }) => placed(text, start + index)),
      );
  };
  return {
    ...(name === undefined ? {} : { name }),
    ...(requiresPython === undefined ? {} : { requiresPython }),
    scripts: within(
      /["']?(?:console|gui)_scripts["']?\s*[:=]/,
      /["']([\w.-]+\s*=\s*[\w.]+:[\w.]+)["']/g,
    ),
    requirements: ['install_requires', 'tests_require'].flatMap((key) =>
      within(new RegExp(`["']?${key}["']?\\s*[:=]\\s*\\[`), /["']([A-Za-z0-9][^"']*)["']/g),
    ),
    extras: [],
    sourceFolders: where === undefined ? [] : [where],
  };
}
