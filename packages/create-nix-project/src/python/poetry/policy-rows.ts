import { type Kernel, kernelOf, type System, systemNames, systems } from '../../systems.ts';
import type { NativePackage } from '../../values/found.ts';
import { normalName } from '../name.ts';
import { isForWindows, isNative, parseWheels } from '../wheel-tags.ts';
import type { LockedPackage, PoetryLock } from './lock.ts';
import { recipes, wheelReasons } from './recipes.ts';
import { selectWheel } from './select-wheel.ts';

/** That of nixos-24.11, which the template pins for Python. */
const glibc = [2, 40] as const;

/** How a package comes to a machine: as its publisher built it, or built there. */
export type Kind = 'wheel' | 'source';

/** A row of nix/wheel-policy.toml; a system can have its own cell beside those of the kernels. */
export interface PolicyRow {
  readonly name: string;
  readonly cells: Readonly<Partial<Record<Kernel | System, Kind>>>;
  readonly reason: string;
}

/** What poetry.lock offers for a package. */
export interface InspectedPackage {
  readonly name: string;
  readonly version: string;
  /** Whether it has a wheel that only runs on some machines. */
  readonly isNative: boolean;
  readonly hasSource: boolean;
  /** Whether there are only wheels for Windows: then it is left out, and its row says nothing. */
  readonly isForWindows: boolean;
  /** Where it is from, when that is not a package index: there is nothing but the source then. */
  readonly elsewhere?: string;
  /** The wheel that each system would take, if there is one. */
  readonly wheels: Readonly<Partial<Record<System, string>>>;
}

/** What the answers say about the policy. */
export interface PolicyAnswers {
  readonly linux: Kind;
  readonly darwin: Kind;
  readonly native: readonly Pick<NativePackage, 'name' | 'withoutWheel'>[];
  /** Packages to build from source on Linux all the same. */
  readonly linuxSource: readonly string[];
}

/** What the lock says about each package, by name, as poetry2nix would choose. */
export function inspectLock(lock: PoetryLock, python: string): Map<string, InspectedPackage> {
  return new Map(lock.packages.map((locked) => [locked.name, inspect(locked, python)]));
}

function inspect(locked: LockedPackage, python: string): InspectedPackage {
  const { name, version, files, source } = locked;
  const candidates = parseWheels(files);
  const hasSource = source !== undefined || files.some((file) => !file.endsWith('.whl'));
  const wheels: Partial<Record<System, string>> = {};
  for (const system of systems) {
    const wheel = selectWheel(candidates, { system, python, glibc });
    if (wheel !== undefined) wheels[system] = wheel;
  }
  return {
    name,
    version,
    isNative: candidates.some(isNative),
    hasSource,
    isForWindows: !hasSource && candidates.length > 0 && candidates.every(isForWindows),
    ...(source === undefined ? {} : { elsewhere: `${source.type} ${source.url}` }),
    wheels,
  };
}

/** The packages that have a wheel for some machines only. */
export function nativePackages(locked: ReadonlyMap<string, InspectedPackage>): InspectedPackage[] {
  return [...locked.values()].filter((entry) => entry.isNative);
}

/** A package with native code, as the table is about it. */
export function toNativePackage({
  name,
  wheels,
}: InspectedPackage): Pick<NativePackage, 'name' | 'withoutWheel'> {
  return { name, withoutWheel: systems.filter((system) => wheels[system] === undefined) };
}

/** The rows of the table that follow from the answers, by name. */
export function policyRows({ linux, darwin, native, linuxSource }: PolicyAnswers): PolicyRow[] {
  const asked = new Set(linuxSource.map(normalName));
  const packages = new Map<string, readonly string[]>([...asked].map((name) => [name, []]));
  for (const { name, withoutWheel } of native) packages.set(normalName(name), withoutWheel);
  return [...packages]
    .map(([name, without]): PolicyRow => {
      const isRoutine = Object.hasOwn(recipes, name) && recipes[name]?.onRequest === undefined;
      const fromSource = asked.has(name) || (linux === 'source' && isRoutine);
      const cells: Record<string, Kind> = { linux: fromSource ? 'source' : 'wheel', darwin };
      for (const system of systems) if (without.includes(system)) cells[system] = 'source';
      return { name, cells: mergeCells(cells), reason: reasonFor(name, fromSource, without) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Cells of single systems are only there where they differ from that of their kernel. */
function mergeCells(cells: Record<string, Kind>): PolicyRow['cells'] {
  const merged: Partial<Record<Kernel | System, Kind>> = {};
  for (const kernel of ['linux', 'darwin'] as const) {
    const own = systems.filter((system) => kernelOf(system) === kernel);
    const all = own.every((system) => cells[system] === 'source');
    const kind = all ? 'source' : cells[kernel];
    if (kind !== undefined) merged[kernel] = kind;
    for (const system of own)
      if (cells[system] !== undefined && cells[system] !== kind) merged[system] = 'source';
  }
  return merged;
}

function reasonFor(name: string, fromSource: boolean, without: readonly string[]): string {
  if (without.length > 0) return `publishes no wheel that fits ${without.join(', ')}`;
  const note = recipes[name]?.note;
  if (fromSource) return note ?? 'asked for';
  return wheelReasons[name] ?? note ?? 'as its publisher builds it';
}

/** What a row says for a system. */
export function kindFor({ cells }: PolicyRow, system: System): Kind | undefined {
  return cells[system] ?? cells[kernelOf(system)];
}

/** A sentence about what is wrong, and one about what to do. */
export interface PolicyProblem {
  readonly package: string;
  readonly system?: System;
  readonly message: string;
  readonly cure: string;
}

/** Where the table contradicts the lock: all that would fail, or be ignored in silence, in a build. */
export function policyProblems(
  locked: ReadonlyMap<string, InspectedPackage>,
  rows: readonly PolicyRow[],
): PolicyProblem[] {
  const named = new Set(rows.map(({ name }) => name));
  const missing = nativePackages(locked)
    .filter(({ name }) => !named.has(name))
    .map(
      ({ name, version }): PolicyProblem => ({
        package: name,
        message: `${name} ${version} has native code but no row in the table`,
        cure: 'Add the row that `create-nix-project policy` proposes, or run it with --fix.',
      }),
    );
  const wrong = rows.flatMap((row) => {
    const entry = locked.get(row.name);
    return entry === undefined ? [goneProblem(row)] : cellProblems(row, entry);
  });
  return [...missing, ...wrong];
}

function goneProblem({ name }: PolicyRow): PolicyProblem {
  return {
    package: name,
    message: `${name} has a row in the table but is not in poetry.lock`,
    cure: 'Remove the row, or run `create-nix-project policy --fix`.',
  };
}

function cellProblems(row: PolicyRow, found: InspectedPackage): PolicyProblem[] {
  if (found.isForWindows) return [];
  return systems.flatMap((system): PolicyProblem[] => {
    const wanted = kindFor(row, system);
    const hasWheel = found.wheels[system] !== undefined;
    const about = { package: row.name, system };
    const subject = `${row.name} ${found.version} on ${systemNames[system]}`;
    if (!hasWheel && !found.hasSource)
      return [
        {
          ...about,
          message: `${subject}: poetry.lock has neither a wheel nor the source`,
          cure: `Lock another version, or remove ${system} from flake.nix.`,
        },
      ];
    if (wanted === 'wheel' && !hasWheel)
      return [
        {
          ...about,
          message: `${subject}: the table says wheel, but poetry.lock has none that fits`,
          cure: `Write ${system} = "source" into the row, and what its build needs into nix/overrides/${row.name}.nix.`,
        },
      ];
    if (wanted === 'source' && !found.hasSource)
      return [
        {
          ...about,
          message: `${subject}: the table says source, but poetry.lock has only wheels`,
          cure: `Write ${system} = "wheel" into the row.`,
        },
      ];
    return [];
  });
}
