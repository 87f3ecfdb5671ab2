/**
 * The name under which two spellings are one Python package: `Foo_Bar` → `foo-bar`.
 * https://packaging.python.org/en/latest/specifications/name-normalization/
 */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
