import type { Answers, AnswerValue, ProjectKind, ProjectRecord } from '../values.ts';

/** A record as versions before 1.0 wrote it: what was found stood among the answers, as text. */
export interface RecordOfForm1 {
  readonly schemaVersion: 1;
  readonly template: string;
  readonly templateVersion: string;
  readonly project: ProjectKind;
  readonly answers: Answers;
  readonly generated?: Readonly<Record<string, string>>;
}

/**
 * The same in the form of today. What was found is left out: `update` reads it again. Answers that a
 * person gave stay.
 */
export function migrateForm1({ answers, ...record }: RecordOfForm1): ProjectRecord {
  const { binaries } = answers;
  const changed = Object.entries(answers)
    .filter(([id]) => !foundAlone.has(id) && id !== noLongerAsked)
    .map(([id, value]): [string, AnswerValue] => [
      id,
      Array.isArray(value) ? decided(id, value, record.project) : value,
    ]);
  // Nobody was asked about --help: it was a check wherever there were programs.
  const programs = Array.isArray(binaries)
    ? { programFeatures: binaries.flatMap(featuresOf), helpCheck: true }
    : {};
  return {
    ...record,
    schemaVersion: 2,
    answers: { ...Object.fromEntries(changed), ...programs },
    found: {},
  };
}

/** Questions that nobody was asked. */
const foundAlone: ReadonlySet<string> = new Set([
  'driverLibraries',
  'unreadPackages',
  'unknownLibraries',
  'librariesIncomplete',
  'native',
]);

/** Files for the build beside Rust and Cargo's: it gets all now. */
const noLongerAsked = 'fixtures';

/**
 * Of a list, what a person has decided. Entries that name who needs them, `ATTR:CRATE+CRATE` or
 * `NAME:CRATE=VALUE`, were found; in a new project there was nothing to find.
 */
function decided(id: string, entries: readonly string[], project: ProjectKind): readonly string[] {
  const isFound = (entry: string) => project === 'existing' && /^[^=]*:/.test(entry);
  switch (id) {
    case 'libraries':
    case 'systemPackages':
      return entries
        .filter((entry) => !isFound(entry))
        .map((entry) => entry.replace(/[@:].*$/, ''));
    case 'environment':
      return entries
        .filter((entry) => !isFound(entry))
        .map((entry) => entry.replace(/^([^:=]*):[^=]*=/, '$1='));
    case 'binaries':
      return entries.map((entry) => entry.replace(/[/:].*$/, ''));
    default:
      return entries;
  }
}

/** `CRATE[/PROGRAM]:FEATURE+FEATURE` → `CRATE/FEATURE` for each. */
function featuresOf(entry: string): string[] {
  const [names = '', features] = entry.split(':');
  const [crate = ''] = names.split('/');
  return features === undefined ? [] : features.split('+').map((feature) => `${crate}/${feature}`);
}
