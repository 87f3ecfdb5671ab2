import { pinWarning } from '../../python/uv/pin-warning.ts';
import type { Finding } from '../finding.ts';
import type { ProjectState } from '../state.ts';

/** Whether .python-version asks for another Python than the flake has. */
export function pythonPin({ folder, record, venv }: ProjectState): Finding[] {
  const { python } = record?.answers ?? {};
  if (record?.template !== 'uv' || typeof python !== 'string') return [];
  const isOfFlake = venv?.version === python && venv.home?.startsWith('/nix/store/') === true;
  const found = pinWarning(folder, python, isOfFlake ? venv?.release : undefined);
  if (found === undefined) return [];
  const [consequence = '', ...cure] = found.cure.split(/(?<=\.) /);
  const { id, message: title, evidence } = found;
  return [
    { id, level: 'warning', title, evidence, consequence, cure: cure.join(' ').replace(/\.$/, '') },
  ];
}
