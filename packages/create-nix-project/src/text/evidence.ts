import type { Evidence } from '../values.ts';

/** `pyproject.toml:3, uv.lock`: each place once. */
export function evidenceText(evidence: readonly Evidence[]): string {
  return places(evidence).join(', ');
}

/** `uv.lock:507 +6`: the first place, and how many there are beside it. */
export function shortEvidence(evidence: readonly Evidence[]): string {
  const [first = '', ...more] = places(evidence);
  return more.length === 0 ? first : `${first} +${more.length}`;
}

function places(evidence: readonly Evidence[]): string[] {
  const texts = evidence.map(({ file, line }) => (line === undefined ? file : `${file}:${line}`));
  return [...new Set(texts)];
}
