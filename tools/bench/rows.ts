import type { Installed } from './installed.ts';
import type { Measured } from './measure.ts';

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly other: string;
  readonly against: string;
  /** Ours divided by theirs. */
  readonly ratio: string;
  readonly wanted: string;
  readonly met: boolean | undefined;
}

interface Figures {
  readonly measured: ReadonlyMap<string, Measured>;
  readonly ours: Installed;
  readonly vite: Installed;
}

/**
 * All lines of the table.
 *
 * @throws when something was not measured
 */
export function makeRows({ measured, ours, vite }: Figures): Row[] {
  const figure = (id: string): Measured => {
    const found = measured.get(id);
    if (found === undefined) throw new Error(`${id} was not measured.`);
    return found;
  };
  const compare = (what: string, id: string, against: string, limit: number) =>
    relative(what, against, time(figure(id)), time(figure(`${id}, ${short(against)}`)), limit);
  const files = (against: string, id: string, limit?: number) =>
    relative('Scaffolding, files only', against, time(figure('files')), time(figure(id)), limit);
  const memory = (against: string) =>
    relative(
      'Scaffolding, peak memory',
      against,
      size(figure('create').bytes),
      size(figure(`create, ${short(against)}`).bytes),
    );
  return [
    compare('`--help`', 'help', 'create-vite', 0.9),
    compare('Scaffolding', 'create', 'create-vite', 1.3),
    compare('Scaffolding', 'create', 'nix flake init', 1),
    relative(
      'Updating every Nix file',
      'scaffolding',
      time(figure('update')),
      time(figure('create')),
      1.5,
    ),
    files('create-vite', 'create, vite', 1),
    files('node -e ""', 'node'),
    compare('Detection, 10,000 files', 'detect', 'walking the folders', 2),
    compare('Detection, 50,000 files in 50 projects', 'monorepo', 'walking the folders', 1.5),
    compare('`policy`, 1,000 packages', 'policy', 'parsing the lock', 1.5),
    memory('create-vite'),
    memory('nix flake init'),
    {
      ...relative('Installed packages', 'create-vite', count(ours.packages), count(vite.packages)),
      wanted: '1',
      met: ours.packages === 1,
    },
    {
      ...relative('Installed size', 'create-vite', size(ours.bytes), size(vite.bytes)),
      wanted: '≤ 0.9 MB',
      met: ours.bytes <= 900_000,
    },
  ];
}

interface Amount {
  readonly value: number;
  readonly text: string;
}

function relative(what: string, against: string, ours: Amount, other: Amount, limit?: number): Row {
  const ratio = ours.value / other.value;
  return {
    what,
    ours: ours.text,
    other: other.text,
    against,
    ratio: `${ratio.toFixed(2)} ×`,
    wanted: limit === undefined ? '–' : `≤ ${limit.toFixed(1)} ×`,
    met: limit === undefined ? undefined : ratio <= limit,
  };
}

/** The word that the ids of what we are compared with end in. */
function short(against: string): string {
  const words: Readonly<Record<string, string>> = {
    'create-vite': 'vite',
    'nix flake init': 'nix',
    'walking the folders': 'walk',
    'parsing the lock': 'parse',
  };
  return words[against] ?? against;
}

function time({ milliseconds }: Measured): Amount {
  return { value: milliseconds, text: `${milliseconds.toFixed(0)} ms` };
}

function size(bytes: number): Amount {
  return { value: bytes, text: `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 2 : 0)} MB` };
}

function count(value: number): Amount {
  return { value, text: String(value) };
}
