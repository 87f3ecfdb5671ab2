import type { Evidence } from '../values.ts';

/** `pyproject.toml:3, uv.lock` */
export function evidenceText(evidence: readonly Evidence[]): string {
  return evidence
    .map(({ file, line }) => (line === undefined ? file : `${file}:${line}`))
    .join(', ');
}
