import type { LoadedTemplate } from './load-templates.ts';

/** The text of `src/generated/templates.js`: all templates and lock nodes as one module. */
export function bundleTemplates(templates: readonly LoadedTemplate[], lockNodes: string): string {
  return [
    '// Made from templates/ by build.ts.',
    // The sources of a template that is not used are not even compiled.
    'const once = (make) => { let made; return () => (made ??= make()); };',
    ...templates.map(
      ({ sources }, index) => `const sources${index} = once(() => ({${sourceEntries(sources)}}));`,
    ),
    `export const templates = [${templates.map(templateExpression).join(',\n')}];`,
    `export const lockNodes = ${JSON.stringify(JSON.parse(lockNodes))};`,
    '',
  ].join('\n');
}

/** What a template.json may leave out. */
const optionalFields = { requires: [], refusedBy: [], agreements: [], locks: [] };

function templateExpression({ json, files }: LoadedTemplate, index: number): string {
  const { $schema: _, shared: __, ...rest } = json;
  const data = JSON.stringify({ ...optionalFields, ...rest, files });
  return `{...${data}, get sources() { return sources${index}(); }}`;
}

function sourceEntries(sources: LoadedTemplate['sources']): string {
  return [...sources].map(([path, source]) => `${JSON.stringify(path)}: ${source}`).join(',\n');
}
