import type { Folder } from '../../read/folder.ts';
import { readIni } from '../../read/ini.ts';
import { readTomlHint, type TomlFile } from '../../read/toml.ts';
import { textsOf } from '../../read/toml-values.ts';
import type { Evidence, Fact } from '../../values.ts';
import { workflowFiles } from '../workflow-files.ts';
import { matrixVersions, toxVersions } from './version-matrix.ts';

interface Found {
  readonly version: string;
  readonly place: Evidence;
}

/** The Python versions that workflows, tox and nox test on, the oldest first, each with one place. */
export function probeTestedVersions(folder: Folder, manifest: TomlFile | undefined): Fact[] {
  const found = [
    ...fromTox(folder, manifest),
    ...['noxfile.py', ...workflowFiles(folder)].flatMap((file) =>
      matrixVersions(folder.readHint(file) ?? '').map(({ version, line }) => ({
        version,
        place: { file, line },
      })),
    ),
  ];
  const first = new Map<string, Evidence>();
  for (const { version, place } of found) if (!first.has(version)) first.set(version, place);
  if (first.size === 0) return [];
  const sorted = [...first].sort(([a], [b]) => minor(a) - minor(b));
  return [
    {
      id: 'tested-python-versions',
      value: sorted.map(([version]) => version),
      evidence: sorted.map(([, place]) => place),
    },
  ];
}

function minor(version: string): number {
  return Number(version.slice('3.'.length));
}

function fromTox(folder: Folder, manifest: TomlFile | undefined): Found[] {
  const entries = ['tox.ini', 'setup.cfg'].flatMap((file) =>
    readIni(folder.readHint(file) ?? '')
      .filter(({ section, key }) => /^tox(:tox)?$/.test(section) && /^env_?list$/.test(key))
      .flatMap(({ lines }) => lines.map(({ text, line }) => ({ text, place: { file, line } }))),
  );
  const tables = [
    { toml: manifest, keys: ['tool', 'tox', 'env_list'] },
    { toml: readTomlHint(folder, 'tox.toml'), keys: ['env_list'] },
  ];
  const lists = tables.flatMap(({ toml, keys }) =>
    textsOf(toml?.get(...keys)).map((text) => {
      const line = toml?.lineOf(text, ...keys);
      return { text, place: { file: toml?.file ?? '', ...(line === undefined ? {} : { line }) } };
    }),
  );
  return [...entries, ...lists].flatMap(({ text, place }) =>
    toxVersions(text).map((version) => ({ version, place })),
  );
}
