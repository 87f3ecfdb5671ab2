/**
 * The part about one version of a CHANGELOG.md as changesets writes it, without its heading and what
 * it says of dependencies.
 */
export function versionNotes(changelog: string, version: string): string {
  const parts = changelog.split(/^## /m);
  const part = parts.find((text) => text.startsWith(`${version}\n`)) ?? '';
  return part
    .slice(version.length)
    .split(/^### /m)
    .map((section) => section.replace(/^- Updated dependencies.*\n(?: {2}- .*\n?)*/gm, '').trim())
    .filter((section) => section.includes('\n'))
    .map((section) => `### ${section}\n`)
    .join('\n');
}
