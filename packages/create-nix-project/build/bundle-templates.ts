import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoadedTemplate } from './load-templates.ts';

/** Where the module is written. */
export const generatedFolder = fileURLToPath(new URL('../src/generated', import.meta.url));

/**
 * The text of `src/generated/templates.js`: all templates and lock nodes as one module.
 *
 * @param apart expressions for what is not to be in it
 */
export function bundleTemplates(
  templates: readonly LoadedTemplate[],
  lockNodes: string,
  { sources, rules }: Partial<Apart> = {},
): string {
  return [
    '// Made from templates/ by build.ts.',
    ...templates
      .flatMap(({ migrations }) => migrations)
      .map((path) => importStatement('migration', importName(path), path)),
    ...(rules === undefined
      ? templates.map(({ id, module }) => importStatement('rules', rulesName(id), module))
      : []),
    `export const templates = [${templates
      .map((template) =>
        templateExpression(template, {
          sources: (sources ?? sourcesExpression)(template),
          rules: rules?.(template) ?? rulesName(template.id),
        }),
      )
      .join(',\n')}];`,
    `export const lockNodes = ${JSON.stringify(JSON.parse(lockNodes))};`,
    '',
  ].join('\n');
}

/** What can be in files of its own: the expressions that give it. */
interface Apart {
  readonly sources: (template: LoadedTemplate) => string;
  readonly rules: (template: LoadedTemplate) => string;
}

/** The sources of a template as an object by path. */
export function sourcesExpression({ sources }: LoadedTemplate): string {
  const entries = [...sources].map(([path, source]) => `${JSON.stringify(path)}: ${source}`);
  return `({${entries.join(',\n')}})`;
}

/**
 * The text of a module with the rules of all templates by their names, for a file that is read when the
 * first of them is asked.
 */
export function bundleRules(templates: readonly LoadedTemplate[]): string {
  return [
    ...templates.map(({ id, module }) => importStatement('rules', rulesName(id), module)),
    `export const rules = {${templates.map(({ id }) => `${JSON.stringify(id)}: ${rulesName(id)}`).join(', ')}};`,
  ].join('\n');
}

/** What a template.ts may leave out. */
const optionalFields = { requires: [], refusedBy: [], locks: [] };

function importStatement(name: string, as: string, path: string): string {
  const from = relative(generatedFolder, path).replaceAll('\\', '/');
  return `import { ${name} as ${as} } from ${JSON.stringify(from)};`;
}

/** `cuda-pytorch` → `rules_cuda_pytorch`. */
function rulesName(id: string): string {
  return `rules_${id.replaceAll(/\W/g, '_')}`;
}

/** `templates/uv/migrations/1.2.0.ts` → `uv_1_2_0`. */
function importName(path: string): string {
  const [variant = '', , file = ''] = path.split(/[\\/]/).slice(-3);
  return `${variant}_${file.replace(/\.ts$/, '')}`.replaceAll(/\W/g, '_');
}

function templateExpression(
  { id, data, files, migrations }: LoadedTemplate,
  { sources, rules }: Readonly<Record<keyof Apart, string>>,
): string {
  const { position: _, shared: __, ...rest } = data;
  const text = JSON.stringify({ id, ...optionalFields, ...rest, files });
  // Made when they are asked for: most runs use the sources of one template, or none.
  const later = `get rules() { return ${rules}; }, get sources() { return ${sources}; }`;
  return `{...${text}, migrations: [${migrations.map(importName).join(', ')}], ${later}}`;
}
