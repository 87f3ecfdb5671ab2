import { packageNames } from './packages.ts';

/** The repository that publishes: npm compares it with the one that the provenance is about. */
export const repositoryUrl = 'git+https://github.com/create-nix-project/create-nix-project.git';

/** What a release reads of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly repository?: { readonly url?: string };
  readonly publishConfig?: { readonly provenance?: boolean };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

/**
 * What is wrong with the package.json of a tarball.
 *
 * @returns a sentence for each fault
 */
export function manifestFaults(manifest: Manifest, version: string): string[] {
  const faults: string[] = [];
  if (manifest.version !== version)
    faults.push(`Its version is ${manifest.version}, and not ${version}.`);
  if (manifest.repository?.url !== repositoryUrl || manifest.publishConfig?.provenance !== true)
    faults.push('Without its repository and `publishConfig.provenance` there is no provenance.');
  // The packages are tested together in this version, and in no other.
  for (const [name, range] of Object.entries(manifest.dependencies ?? {}))
    if (packageNames.some((it) => it === name) && range !== version)
      faults.push(`It depends on ${name} ${range}, and not on ${version}.`);
  for (const script of ['preinstall', 'install', 'postinstall'])
    if (manifest.scripts?.[script] !== undefined)
      faults.push(`It runs a script, ${script}, where it is installed.`);
  return faults;
}
