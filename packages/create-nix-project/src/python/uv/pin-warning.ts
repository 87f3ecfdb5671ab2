import type { Folder } from '../../read/folder.ts';
import type { Warning } from '../../values/warning.ts';
import { pinnedPythons } from '../pinned.ts';

const file = '.python-version';

/**
 * Where `.python-version` asks for another Python than the flake has.
 *
 * @param python of the flake, such as `3.13`
 * @param release the patch release that the flake has, where it is known
 */
export function pinWarning(folder: Folder, python: string, release?: string): Warning | undefined {
  const pins = pinnedPythons(folder.readHint(file) ?? '');
  const [first] = pins;
  const same = pins.find(({ version }) => version === python);
  const pin = same ?? first;
  if (pin === undefined || pins.some(({ exact }) => exact === python || exact === release))
    return undefined;
  const has = same === undefined ? python : (release ?? `the release of ${python} in nixpkgs`);
  return {
    id: 'python-version-file',
    message: `${file} asks for Python ${pin.exact}, and the flake has ${has}.`,
    packages: [],
    checks: [],
    cure: `The dev shell and the checks keep the Python of the flake; outside of them, uv makes .venv anew with the other one. To have one everywhere: \`echo ${python} > ${file}\`.`,
    evidence: [{ file, line: pin.line }],
  };
}
