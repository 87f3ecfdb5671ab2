import type { NativeLibrary } from '../../native/libraries.ts';
import type { Finding, Fix } from '../finding.ts';
import type { ProjectState, SourceFile } from '../state.ts';

const path = 'nix/libraries.nix';

/** Libraries that the installed packages load, and that no Nix file names. macOS has its own. */
export function libraries({ installed, nixFiles, platform }: ProjectState): Finding[] {
  if (installed === undefined || platform !== 'linux') return [];
  const text = nixFiles.map((file) => file.text.replace(/(^|\s)#.*$/gm, '')).join('\n');
  const missing = installed.libraries.filter(({ attribute }) => !names(text, attribute));
  if (missing.length === 0) return [];
  const list = missing.map(
    ({ attribute, neededBy }) => `${attribute} (for ${neededBy.join(', ')})`,
  );
  const fix = addLines(
    nixFiles.find((file) => file.path === path),
    missing,
  );
  return [
    {
      id: 'libraries-missing',
      level: 'warning',
      title: `Installed packages load libraries that the flake does not have: ${list.join('; ')}.`,
      evidence: [{ file: '.venv' }],
      consequence: `An import can fail with “${missing[0]?.sonames[0]}: cannot open shared object file”.`,
      cure: `Add ${missing.map(({ attribute }) => `\`pkgs.${attribute}\``).join(', ')} to ${path}`,
      ...(fix && { fix }),
    },
  ];
}

/** Whether Nix code names an attribute, in whatever way it comes by nixpkgs. */
function names(text: string, attribute: string): boolean {
  const quoted = attribute.replaceAll('.', '\\.');
  return new RegExp(`(^|[^\\w-])${quoted}(?![\\w-])`, 'm').test(text);
}

/** Only a list as this command writes it is extended: it ends with a bracket of its own. */
function addLines(
  file: SourceFile | undefined,
  missing: readonly NativeLibrary[],
): Fix | undefined {
  if (file === undefined || !/^\[\n[^]*^\]\n$/m.test(file.text)) return undefined;
  const lines = missing.map(
    ({ attribute, neededBy }) => `  pkgs.${attribute} # ${neededBy.join(', ')}\n`,
  );
  const content = file.text.replace(/^\]\n$/m, `${lines.join('')}]\n`);
  return {
    kind: 'edit',
    file: { path, before: file.text, content, state: 'replaced', executable: false },
  };
}
