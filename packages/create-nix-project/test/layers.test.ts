/** The rooms of `src/`: each folder imports from those below it alone, and no files import in a circle. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src/', import.meta.url));

/** The ground floor first. A name without a folder is a file. */
const floors: readonly string[] = [
  'errors',
  'systems',
  'values',
  'literals',
  'text',
  'system',
  'read',
  'python',
  'native',
  'record',
  'detect',
  'answers',
  'generated',
  'templates',
  'render',
  'write',
  'terminal',
  'policy',
  'doctor',
  'create',
  'update',
  'for-nx-flake',
  'main',
];

const files: readonly string[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => path.endsWith('.ts') && !/\.(test|d)\.ts$/.test(path));

/** The files that a file imports, types too, and also later, by `import()`. */
function importsOf(file: string): string[] {
  const text = readFileSync(`${source}${file}`, 'utf8');
  const matches = text.matchAll(/(?:\bfrom|\bimport\(|\bimport)\s*'(\.{1,2}\/[^']+)'/g);
  return [...matches].map(([, path = '']) => posix.join(posix.dirname(file), path));
}

const imports = new Map(files.map((file) => [file, importsOf(file)]));

function floorOf(file: string): number {
  const [room = ''] = file.split('/');
  return floors.indexOf(room.replace(/\.ts$/, ''));
}

it('has a floor for every file', () => {
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((file) => floorOf(file) < 0)).toEqual([]);
});

it('imports from no folder above', () => {
  const upward = [...imports].flatMap(([file, targets]) =>
    targets
      .filter((target) => floorOf(target) > floorOf(file))
      .map((target) => `${file} → ${target}`),
  );
  expect(upward).toEqual([]);
});

it('has no circle', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const target of imports.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

it('has few loose files', () => {
  expect(files.filter((file) => !file.includes('/')).length).toBeLessThanOrEqual(5);
});
