import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoadedTemplate } from './load-templates.ts';

/** Where the module is written. */
export const generatedFolder = fileURLToPath(new URL('../src/generated', import.meta.url));

/**
 * The text of `src/generated/templates.js`: all templates and lock nodes as one module.
 *
 * @param sources the expression that gives a template's sources, where they are not to be in it
 */
export function bundleTemplates(
  templates: readonly LoadedTemplate[],
  lockNodes: string,
  sources: (template: LoadedTemplate) => string = sourcesExpression,
): string {
  return [
    '// Made from templates/ by build.ts.',
    ...templates.flatMap(({ migrations }) => migrations).map(importStatement),
    `export const templates = [${templates
      .map((template) => templateExpression(template, sources(template)))
      .join(',\n')}];`,
    `export const lockNodes = ${JSON.stringify(JSON.parse(lockNodes))};`,
    '',
  ].join('\n');
}

/** The sources of a template as an object by path. */
export function sourcesExpression({ sources }: LoadedTemplate): string {
  const entries = [...sources].map(([path, source]) => `${JSON.stringify(path)}: ${source}`);
  return `({${entries.join(',\n')}})`;
}

/** What a template.json may leave out. */
const optionalFields = { requires: [], refusedBy: [], agreements: [], locks: [] };

function importStatement(path: string): string {
  const from = relative(generatedFolder, path).replaceAll('\\', '/');
  return `import { migration as ${importName(path)} } from ${JSON.stringify(from)};`;
}

/** `templates/uv/migrations/1.2.0.ts` → `uv_1_2_0`. */
function importName(path: string): string {
  const [variant = '', , file = ''] = path.split(/[\\/]/).slice(-3);
  return `${variant}_${file.replace(/\.ts$/, '')}`.replaceAll(/\W/g, '_');
}

function templateExpression({ json, files, migrations }: LoadedTemplate, sources: string): string {
  const { $schema: _, shared: __, ...rest } = json;
  const data = JSON.stringify({ ...optionalFields, ...rest, files });
  // Made when they are asked for: most runs use the sources of one template, or none.
  return `{...${data}, migrations: [${migrations.map(importName).join(', ')}], get sources() { return ${sources}; }}`;
}
