import type { Evidence, Fact, Project, ProposedVariant } from '../values.ts';
import { pipManagers } from './python/manager.ts';

/** The variants that fit the facts, the best first, and the others. */
export interface WeighedVariants {
  readonly variants: ProposedVariant[];
  readonly otherVariants: ProposedVariant[];
}

/**
 * Which variants fit the facts, and why the others do not. Whether a template for a variant exists is
 * not asked.
 */
export function weighVariants(
  facts: readonly Fact[],
  projects: readonly Project[],
): WeighedVariants {
  const find = (id: string) => facts.find((fact) => fact.id === id);
  const variants = proposals(find);
  const isProposed = (id: string) => variants.some((variant) => variant.id === id);
  const kinds = projects.map(({ kind }) => kind);
  const others = [whyNotUv, whyNotPoetry, whyNotCuda, whyNotRust].map((why) => why(find, kinds));
  return {
    variants,
    otherVariants: facts.length === 0 ? [] : others.filter(({ id }) => !isProposed(id)),
  };
}

const cratesAlone = 'A Cargo project, for its crates without the Python around them';
const unready = 'A Python project, once its pyproject.toml has a [project] table';

type Find = (id: string) => Fact | undefined;
type Kinds = readonly Project['kind'][];

function proposals(find: Find): ProposedVariant[] {
  const manager = find('python-manager');
  const torch = find('torch');
  const cargo = find('cargo');
  const isPip = manager === undefined || pipManagers.includes(manager.value);
  const cuda = proposal('cuda-pytorch', 'Requirements with PyTorch', torch);
  const isPoetry = manager?.value === 'poetry';
  const standard = find('python-project');
  // What poetry2nix cannot read, uv may: a [project] table is enough.
  const fitsPoetry = standard === undefined || find('poetry-problem') === undefined;
  const python = isPoetry
    ? [
        ...(fitsPoetry ? proposal('poetry2nix', 'A Poetry project', manager) : []),
        ...proposal('uv', 'Its [project] table, which uv reads too', standard),
      ]
    : proposal('uv', standard === undefined ? unready : 'A Python project', manager);
  // Requirements alone are what cuda-pytorch is made for; a lock is better kept by its manager.
  return [
    ...(isPip ? [...cuda, ...python] : [...python, ...cuda]),
    ...proposal('rust-crane', python.length === 0 ? 'A Cargo project' : cratesAlone, cargo),
  ];
}

function proposal(id: string, reason: string, because: Fact | undefined): ProposedVariant[] {
  return because === undefined ? [] : [{ id, reason, evidence: because.evidence }];
}

function whyNotUv(find: Find, kinds: Kinds): ProposedVariant {
  const manager = find('python-manager');
  return manager === undefined
    ? not('uv', missing(kinds, 'python'))
    : not('uv', 'Poetry keeps the packages, without a [project] table', manager.evidence);
}

function whyNotPoetry(find: Find, kinds: Kinds): ProposedVariant {
  const manager = find('python-manager');
  if (manager === undefined) return not('poetry2nix', missing(kinds, 'python'));
  const problem = find('poetry-problem');
  if (manager.value === 'poetry' && Array.isArray(problem?.value))
    return not('poetry2nix', `It does not fit: ${problem.value[0]}`, problem.evidence);
  const others = find('other-managers');
  const index = Array.isArray(others?.value) ? others.value.indexOf('poetry') : -1;
  const place = others?.evidence[index];
  if (place !== undefined)
    return not('poetry2nix', `Poetry shows too, but ${manager.value} comes first`, [
      ...manager.evidence,
      place,
    ]);
  return not('poetry2nix', 'Neither poetry.lock nor [tool.poetry] is there', manager.evidence);
}

function whyNotCuda(find: Find): ProposedVariant {
  const cuda = find('cuda');
  const requirements = find('requirements');
  if (requirements === undefined && cuda !== undefined)
    return not('cuda-pytorch', 'It uses CUDA, but has no requirements file', cuda.evidence);
  if (requirements === undefined) return not('cuda-pytorch', 'It has no requirements file');
  return not('cuda-pytorch', 'Its requirements do not name torch', requirements.evidence);
}

function whyNotRust(_: Find, kinds: Kinds): ProposedVariant {
  return not('rust-crane', missing(kinds, 'rust'));
}

/** A manifest deeper down is one of a project to choose. */
function missing(kinds: Kinds, kind: 'python' | 'rust'): string {
  const language = kind === 'rust' ? 'Rust' : 'Python';
  return kinds.includes(kind)
    ? `No ${language} manifest here, but in projects below`
    : `No ${language} manifest is in this folder`;
}

function not(id: string, reason: string, evidence: readonly Evidence[] = []): ProposedVariant {
  return { id, reason, evidence };
}
