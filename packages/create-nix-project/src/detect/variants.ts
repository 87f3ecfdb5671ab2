import type { Fact, ProposedVariant } from '../types.ts';

/** The variants that fit the facts, the best first. Whether a template for it exists is not asked. */
export function proposeVariants(facts: readonly Fact[]): ProposedVariant[] {
  const find = (id: string) => facts.find((fact) => fact.id === id);
  const cargo = find('cargo');
  const manager = find('python-manager');
  const proposals: ProposedVariant[] = [];
  const torch = find('torch');
  const isPip = manager?.value === 'pip' || manager === undefined;
  if (torch !== undefined && isPip)
    proposals.push({
      id: 'cuda-pytorch',
      reason: 'Requirements with PyTorch',
      evidence: torch.evidence,
    });
  if (manager?.value === 'uv' || manager?.value === 'pip')
    proposals.push({ id: 'uv', reason: 'A Python project', evidence: manager.evidence });
  if (manager?.value === 'poetry')
    proposals.push({ id: 'poetry2nix', reason: 'A Poetry project', evidence: manager.evidence });
  if (torch !== undefined && !isPip)
    proposals.push({
      id: 'cuda-pytorch',
      reason: 'Requirements with PyTorch',
      evidence: torch.evidence,
    });
  if (cargo !== undefined)
    proposals.push({ id: 'rust-crane', reason: 'A Cargo project', evidence: cargo.evidence });
  return proposals;
}
