import type { LoadedTemplate } from './load-templates.ts';

/** The text of `src/generated/templates.js`: all templates and lock nodes as one module. */
export function bundleTemplates(templates: readonly LoadedTemplate[], lockNodes: string): string {
  return [
    '// Made from templates/ by build.ts.',
    `export const templates = [${templates.map(templateExpression).join(',\n')}];`,
    `export const lockNodes = ${JSON.stringify(JSON.parse(lockNodes))};`,
    '',
  ].join('\n');
}

function templateExpression({ json, files, sources }: LoadedTemplate): string {
  const { $schema: _, shared: __, requires = [], agreements = [], locks = [], ...rest } = json;
  const data = JSON.stringify({ ...rest, requires, agreements, locks, files });
  const entries = [...sources].map(([path, source]) => `${JSON.stringify(path)}: ${source}`);
  return `{...${data}, sources: {${entries.join(',\n')}}}`;
}
