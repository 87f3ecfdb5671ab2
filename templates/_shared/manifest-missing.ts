import type { Evidence, Project } from '../../packages/create-nix-project/src/values.ts';

/** Why a template does not fit: a manifest deeper down is one of a project to choose. */
export function manifestMissing(
  projects: readonly Project[],
  kind: 'python' | 'rust',
): { readonly reason: string; readonly evidence: readonly Evidence[] } {
  const language = kind === 'rust' ? 'Rust' : 'Python';
  const isBelow = projects.some((project) => project.kind === kind);
  return {
    reason: isBelow
      ? `No ${language} manifest here, only in projects below`
      : `No ${language} manifest is in this folder`,
    evidence: [],
  };
}
