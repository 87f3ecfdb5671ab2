import { nixName, nixString } from '../../literals/nix.ts';
import type { OwnVersion } from '../../values/found.ts';

/** The lines of nix/overrides.nix that give a package of this repository its version. */
export function versionLines({ name, version, by }: OwnVersion): string {
  const start = `  ${nixName(name)} = prev.${nixName(name)}.overrideAttrs {`;
  const given = `version = ${nixString(version)};`;
  if (by !== 'versioningit') return `${start} ${given} };`;
  // It takes no variable, but reads what an archive has.
  const fields = `Metadata-Version: 2.1\\nName: ${name}\\nVersion: %s\\n`;
  const command = `postPatch = "printf '${fields}' $version > PKG-INFO";`;
  return [start, `    ${given}`, `    ${command}`, '  };'].join('\n');
}
