import { systems as allSystems, kernelOf, type System } from '../../systems.ts';
import { someNames } from '../../text/some-names.ts';
import { evidenceAt } from '../../values/evidence.ts';
import type { Warning } from '../../values/warning.ts';
import type { Answers, Evidence, Fact } from '../../values.ts';
import { interpreters } from '../interpreters.ts';
import { allows } from '../specifier.ts';
import { runSelection, type Selection, testSelection } from './closure.ts';
import type { UvEnvironments, UvLock } from './lock.ts';
import type { BadPath } from './path-sources.ts';
import {
  excludedSystems,
  lockProblem,
  pythonsWithWheels,
  type Unbuildable,
  type UnbuildableKind,
  unbuildable,
} from './unbuildable.ts';

/** What the warnings are about. */
export interface UvProject {
  readonly lock: UvLock;
  /** Of the template uv. */
  readonly answers: Answers;
  /** Those that the flake has; all of the template, when it is not written yet. */
  readonly systems?: readonly System[];
  /** How another answer is given: a flag, or a command. */
  readonly another: (answers: Answers) => string;
}

/**
 * What it means to be a member of a workspace.
 *
 * @param found the fact `uv-workspace`
 */
export function memberWarning({ value, evidence }: Fact, answers: Answers): Warning {
  return {
    id: 'uv-member',
    message: `The project is a member of the workspace in ${value}: uv keeps its uv.lock there, where the flake does not see it.`,
    packages: [],
    checks: [...checksOf(answers, { atRunTime: true }), 'lock'],
    cure: `Create the flake in ${value} with \`--project\` and this folder, and remove this one. Or, if it needs no other member, add it to \`exclude\` in [tool.uv.workspace] of ${value}/pyproject.toml, and run \`uv lock\` in its folder.`,
    evidence,
  };
}

/** What the flake of the template uv cannot do with the lock: a warning for each reason. */
export function uvWarnings(project: UvProject): Warning[] {
  const { lock, answers, systems = allSystems } = project;
  const problem = lockProblem(lock, runSelection(answers));
  if (problem !== undefined) return [unreadable(problem, checksOf(answers, { atRunTime: true }))];
  const python = String(answers.python);
  const installed = (selection: Selection) => unbuildable(lock, { selection, python, systems });
  const atRunTime = installed(runSelection(answers));
  const all = answers.pytest === true ? installed(testSelection(answers)) : atRunTime;
  const unread = [...excludedSystems(lock, { python, systems })].map(([setting, where]) =>
    environmentWarning(setting, where, project),
  );
  const found = kinds.flatMap((kind) => {
    const found = all.filter((one) => one.kind === kind);
    const isAtRunTime = atRunTime.some((one) => one.kind === kind);
    const checks = checksOf(answers, { atRunTime: isAtRunTime });
    return found.length === 0 || checks.length === 0 ? [] : [warning(kind, found, project, checks)];
  });
  return [...unread, ...found];
}

/** What the lock is not for; uv2nix reads nothing of it there. */
function environmentWarning(
  setting: UvEnvironments['setting'],
  where: readonly System[],
  { answers, systems = allSystems }: UvProject,
): Warning {
  const isEverywhere = where.length === systems.length;
  const marker = where.every((system) => kernelOf(system) === 'darwin') ? 'darwin' : 'linux';
  const orRemove = isEverywhere ? '' : `, or remove ${where.join(' and ')} from flake.nix`;
  return {
    id: 'uv-environments',
    message: `By \`${setting}\` in [tool.uv], uv.lock is not for ${where.join(', ')}.`,
    packages: [],
    checks: [...checksOf(answers, { atRunTime: true }), 'lock'],
    ...(isEverywhere ? {} : { systems: where }),
    cure: `Add \`"sys_platform == '${marker}'"\` to it and run \`uv lock\`${orRemove}.`,
    evidence: [{ file: 'uv.lock' }],
  };
}

/** The same of what the manifests name by its path, before there is a lock: a warning for each reason. */
export function pathWarnings(
  found: readonly BadPath[],
  project: Pick<UvProject, 'answers' | 'another'>,
): Warning[] {
  const checks = checksOf(project.answers, { atRunTime: true });
  if (checks.length === 0) return [];
  return (['missing', 'outside'] as const).flatMap((kind) => {
    const own = found.filter((one) => one.kind === kind);
    if (own.length === 0) return [];
    const names = own.map(({ name, place: path }) => (name === path ? name : `${name} (${path})`));
    return [
      {
        id: `uv-${kind}`,
        message:
          kind === 'outside'
            ? `Nix does not see ${someNames(names, mostNames)}, outside this repository.`
            : `pyproject.toml names ${someNames(names, mostNames)}, where nothing is.`,
        packages: own.map(({ name }) => name),
        checks,
        cure: `${pathCures[kind]} ${withoutChecks(kind, project, checks)}`.trim(),
        evidence: own.map(({ evidence }) => evidence),
      },
    ];
  });
}

const kinds: readonly UnbuildableKind[] = ['missing', 'outside', 'wheel'];

/** What cannot be evaluated: outputs of the flake, checks by their names. */
function checksOf(
  { packaged, application, pytest }: Answers,
  { atRunTime }: { readonly atRunTime: boolean },
): string[] {
  return [
    ...(atRunTime && application === true ? ['package'] : []),
    // What `nix build` makes of it is the installed dependencies.
    ...(atRunTime && packaged === false ? ['packages.default'] : []),
    ...(pytest === true ? ['tests'] : []),
  ];
}

function warning(
  kind: UnbuildableKind,
  found: readonly Unbuildable[],
  project: UvProject,
  checks: readonly string[],
): Warning {
  const { systems = allSystems } = project;
  const where = systems.filter((system) => found.some((one) => one.systems.includes(system)));
  return {
    id: `uv-${kind}`,
    message: messages[kind](found, project),
    packages: found.map((one) => one.package.name),
    checks,
    ...(where.length === systems.length ? {} : { systems: where }),
    cure: [cures[kind](project), withoutChecks(kind, project, checks)].filter(Boolean).join(' '),
    evidence: found.map(({ package: { line } }) => place(line)),
  };
}

function unreadable(
  { reason, cure }: NonNullable<UvLock['problem']>,
  checks: readonly string[],
): Warning {
  const message = `The flake cannot read uv.lock: ${reason}.`;
  return { id: 'uv-lock', message, packages: [], checks, cure: `${cure}.`, evidence: [place(1)] };
}

function place(line: number | undefined): Evidence {
  return evidenceAt('uv.lock', line);
}

const messages: Readonly<
  Record<UnbuildableKind, (found: readonly Unbuildable[], project: UvProject) => string>
> = {
  missing: (found) =>
    `uv.lock names ${listOf(found, ({ package: { source } }) => source.place)}, where nothing is.`,
  outside: (found) =>
    `Nix does not see ${listOf(found, ({ package: { source } }) => source.place)}, outside this repository.`,
  wheel: (found, { answers, systems = allSystems }) =>
    `uv.lock has neither a wheel for Python ${answers.python} nor the source of ${listOf(
      found,
      (one) => (one.systems.length === systems.length ? undefined : one.systems.join(', ')),
    )}.`,
};

const pathCures = {
  missing:
    'Get it back, as from git or with `git submodule update --init`, or remove it from pyproject.toml and run `uv lock`.',
  outside:
    'In the dev shell, uv builds it as before. Move it into the repository, or depend on a release or on its git repository, and run `uv lock`.',
} as const;

const cures: Readonly<Record<UnbuildableKind, (project: UvProject) => string>> = {
  missing: () => pathCures.missing,
  outside: () => pathCures.outside,
  wheel: (project) => {
    const [python] = otherPythons(project);
    return python === undefined
      ? "Choose versions that have one, leave the package out on other systems with a marker such as `; sys_platform == 'linux'`, or remove the system from flake.nix."
      : `With Python ${python}, all packages have one: ${project.another({ python })}.`;
  },
};

/** How the checks are left out that no lock can help; the installed dependencies cannot be. */
function withoutChecks(
  kind: UnbuildableKind,
  { another }: Pick<UvProject, 'another'>,
  checks: readonly string[],
): string {
  if (kind === 'wheel' || checks.includes('packages.default')) return '';
  const without = {
    ...(checks.includes('package') ? { application: false } : {}),
    ...(checks.includes('tests') ? { pytest: false } : {}),
  };
  return `To do without these checks: ${another(without)}.`;
}

/** The other Pythons of the template for which nothing lacks a wheel. */
function otherPythons({ lock, answers }: UvProject): string[] {
  const { requiresPython } = lock;
  const candidates = interpreters.filter(
    (python) =>
      python !== answers.python && (requiresPython === undefined || allows(requiresPython, python)),
  );
  const selection = answers.pytest === true ? testSelection(answers) : runSelection(answers);
  return pythonsWithWheels(lock, selection, candidates);
}

/** Of more packages only the number is told. */
const mostNames = 8;

/** The packages with their versions, each with a remark about it. */
function listOf(
  found: readonly Unbuildable[],
  remark: (one: Unbuildable) => string | undefined = () => undefined,
): string {
  const names = found.slice(0, mostNames).map((one) => {
    const about = remark(one);
    const parts = [one.package.name, one.package.version, about && `(${about})`];
    return parts.filter((part) => part !== undefined).join(' ');
  });
  const more = found.length - names.length;
  return [...names, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
