import { parseRustProgram } from '../entries/rust-program.ts';
import { parseRustVariable } from '../entries/rust-variable.ts';
import { usageError } from '../errors.ts';
import { normalName } from '../python/name.ts';
import { allows } from '../python/specifier.ts';
import { evidenceText } from '../text/evidence.ts';
import type { Answers, Facts, Template } from '../values.ts';

/** Returns how the answers contradict each other or the project; undefined when they do not. */
type Agreement = (answers: Answers, facts: Facts) => string | undefined;

const pythonInRange: Agreement = ({ python, requiresPython }, { facts }) => {
  const found = facts.find(({ id }) => id === 'requires-python');
  // Once the project is there, its manifest is what counts.
  const range = found?.value ?? requiresPython;
  if (typeof python !== 'string' || typeof range !== 'string' || allows(range, python))
    return undefined;
  const place = found ? ` in ${evidenceText(found.evidence)}` : '';
  return `--python ${python} is outside of “${range}”${place}`;
};

/** What the starter of a Python project depends on, directly or not, and builds with. */
const starterPackages = {
  application: ['rich', 'markdown-it-py', 'mdurl', 'pygments'],
  pytest: ['pytest', 'iniconfig', 'packaging', 'pluggy', 'pygments', 'colorama'],
  packaged: ['hatchling', 'editables', 'packaging', 'pathspec', 'pluggy', 'trove-classifiers'],
} as const;

const nameIsNoDependency: Agreement = (answers, { project }) => {
  const name = normalName(String(answers.name));
  const used = Object.entries(starterPackages).some(
    ([answer, names]) => answers[answer] === true && (names as readonly string[]).includes(name),
  );
  return used && project === 'new'
    ? `--name ${answers.name} is the name of a package that the new project uses, so it would depend on itself`
    : undefined;
};

/** `1.85` and `1.85.0` are the same release. */
function releaseNumber(version: string): number {
  const [, minor = '0', patch = '0'] = version.split('.');
  return Number(minor) * 100 + Number(patch);
}

const editionNeedsRust: Agreement = ({ edition, rustVersion }) =>
  edition === '2024' && typeof rustVersion === 'string' && releaseNumber(rustVersion) < 8500
    ? `--edition 2024 needs --rust-version 1.85 or newer, and it is ${rustVersion}`
    : undefined;

const toolchainIsNewEnough: Agreement = ({ toolchain, rustVersion }) =>
  typeof toolchain === 'string' &&
  typeof rustVersion === 'string' &&
  toolchain.startsWith('1.') &&
  // As a toolchain, 1.85 is its newest patch release.
  releaseNumber(toolchain.split('.').length === 2 ? `${toolchain}.99` : toolchain) <
    releaseNumber(rustVersion)
    ? `--toolchain ${toolchain} is older than --rust-version ${rustVersion}`
    : undefined;

const cratesAreDistinct: Agreement = (answers) => {
  const lists = [answers.libraryCrates, answers.binaryCrates, answers.serverCrates];
  const entries = [...lists, answers.binaries].flatMap((list) => (list ?? []) as string[]);
  const names = entries.map((entry) => parseRustProgram(entry).crate);
  const normal = names.map((name) => name.replaceAll('-', '_').toLowerCase());
  const twice = names.find((_, index) => normal.indexOf(normal[index] ?? '') !== index);
  return twice === undefined ? undefined : `The crate ${twice} is named twice`;
};

const hasCrates: Agreement = ({ layout, libraryCrates, binaryCrates, serverCrates }) =>
  layout === 'workspace' &&
  [libraryCrates, binaryCrates, serverCrates].flatMap((list) => list ?? []).length === 0
    ? 'A workspace needs a crate: --library-crates, --binary-crates and --server-crates are empty'
    : undefined;

const variablesAreDistinct: Agreement = ({ environment }) => {
  const names = (Array.isArray(environment) ? environment : []).map(
    (entry) => parseRustVariable(entry).name,
  );
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? undefined : `--environment names ${twice} twice`;
};

const hasSystems: Agreement = ({ systems }) =>
  Array.isArray(systems) && systems.length === 0 ? '--systems names no system' : undefined;

const wheelIsRequired: Agreement = ({ torch, requirements }, { facts }) => {
  const found = facts.find(({ id }) => id === 'requirements')?.value;
  const isRequired = facts.some(({ id }) => id === 'torch');
  return torch === 'wheel' && requirements === found && !isRequired
    ? `--torch wheel takes PyTorch from ${requirements}, which does not name torch`
    : undefined;
};

/** Rules over several answers, by the names in a template's `agreements`. */
export const agreements: Readonly<Record<string, Agreement>> = {
  'python-in-range': pythonInRange,
  'name-is-no-dependency': nameIsNoDependency,
  'edition-needs-rust': editionNeedsRust,
  'toolchain-is-new-enough': toolchainIsNewEnough,
  'crates-are-distinct': cratesAreDistinct,
  'has-crates': hasCrates,
  'variables-are-distinct': variablesAreDistinct,
  'has-systems': hasSystems,
  'wheel-is-required': wheelIsRequired,
};

/**
 * Checks what single answers cannot show: that they go together.
 * @throws {CliError} exit code 2 with the first contradiction
 */
export function checkAgreements(template: Template, answers: Answers, facts: Facts): void {
  for (const name of template.agreements) {
    const reason = agreements[name]?.(answers, facts);
    if (reason !== undefined)
      throw usageError('contradiction', `${reason}.`, 'Change one of them. Nothing was written.');
  }
}
