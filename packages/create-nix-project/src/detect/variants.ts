import type { Evidence, Fact, ProposedVariant } from '../types.ts';
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
export function weighVariants(facts: readonly Fact[]): WeighedVariants {
  const find = (id: string) => facts.find((fact) => fact.id === id);
  const variants = proposals(find);
  const isProposed = (id: string) => variants.some((variant) => variant.id === id);
  const others = [whyNotUv, whyNotPoetry, whyNotCuda, whyNotRust].map((why) => why(find));
  return {
    variants,
    otherVariants: facts.length === 0 ? [] : others.filter(({ id }) => !isProposed(id)),
  };
}

const cratesAlone = 'A Cargo project, for its crates without the Python around them';
const unready = 'A Python project, once its pyproject.toml has a [project] table';

type Find = (id: string) => Fact | undefined;

function proposals(find: Find): ProposedVariant[] {
  const manager = find('python-manager');
  const torch = find('torch');
  const cargo = find('cargo');
  const isPip = manager === undefined || pipManagers.includes(manager.value);
  const cuda = proposal('cuda-pytorch', 'Requirements with PyTorch', torch);
  const isPoetry = manager?.value === 'poetry';
  const python = isPoetry
    ? proposal('poetry2nix', 'A Poetry project', manager)
    : proposal('uv', find('python-project') === undefined ? unready : 'A Python project', manager);
  // Requirements alone are what cuda-pytorch is made for; a lock is better kept by its manager.
  return [
    ...(isPip ? [...cuda, ...python] : [...python, ...cuda]),
    ...proposal('rust-crane', python.length === 0 ? 'A Cargo project' : cratesAlone, cargo),
  ];
}

function proposal(id: string, reason: string, because: Fact | undefined): ProposedVariant[] {
  return because === undefined ? [] : [{ id, reason, evidence: because.evidence }];
}

function whyNotUv(find: Find): ProposedVariant {
  const manager = find('python-manager');
  return manager === undefined
    ? not('uv', missing(find, 'Python'))
    : not('uv', 'Poetry keeps the packages, and uv would need a lock of its own', manager.evidence);
}

function whyNotPoetry(find: Find): ProposedVariant {
  const manager = find('python-manager');
  if (manager === undefined) return not('poetry2nix', missing(find, 'Python'));
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

function whyNotRust(find: Find): ProposedVariant {
  return not('rust-crane', missing(find, 'Rust'));
}

/** A manifest deeper down is one of a project to choose. */
function missing(find: Find, language: string): string {
  const languages = find('languages')?.value;
  const isBelow = Array.isArray(languages) && languages.includes(language);
  return isBelow
    ? `This folder has no ${language} manifest itself; see the projects below it`
    : `No ${language} manifest is in this folder`;
}

function not(id: string, reason: string, evidence: readonly Evidence[] = []): ProposedVariant {
  return { id, reason, evidence };
}
