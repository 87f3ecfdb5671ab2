import { execFileSync, spawnSync } from 'node:child_process';
import { parse as parseToml, type TomlTable } from 'smol-toml';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { templates } from '../src/generated/templates.js';
import { shownText } from './markdown-text.ts';
import { evaluateIn } from './nix-eval.ts';
import { distinctFiles, type RenderedSet, renderedSets } from './rendered-sets.ts';

/** Which files are in which language; a file of another kind fails the first test. */
const languages = {
  nix: /\.nix$/,
  toml: /\.toml$|(^|\/)(Cargo|poetry)\.lock$/,
  json: /\.json$|(^|\/)flake\.lock$/,
  // rustfmt reads them in formatted.test.ts.
  rust: /\.rs$/,
  yaml: /\.ya?ml$/,
  python: /\.py$/,
  shell: /(^|\/)\.envrc$|\.sh$/,
  markdown: /\.md$/,
  // Patterns, a version, requirements: one thing a line.
  lines: /(^|\/)(\.gitignore|VERSION|[^/]+\.(txt|in))$/,
  // Has no answer in it.
  c: /\.c$/,
};

const readPython = `
import ast, json, sys
for path, text in json.load(sys.stdin):
    try:
        ast.parse(text)
    except (SyntaxError, ValueError) as error:
        print(path, error, text, sep="\\n")
`;

const readNix = `
let
  names = builtins.fromJSON (builtins.readFile ./names.json);
  read = name: import (./. + "/\${name}");
  summary = value: if builtins.isAttrs value then value.description else builtins.typeOf value;
in
map (name: summary (read name)) names
`;

describe.each(templates)('random answers to the template $id', (template) => {
  let sets: readonly RenderedSet[];
  let seed: string;
  beforeAll(() => {
    ({ sets, seed } = renderedSets(template, 300));
  });

  it('are refused with a reason, or rendered into files of known languages', () => {
    const paths = new Set(sets.flatMap(({ files }) => [...files.keys()]));
    const patterns = Object.values(languages);
    const unknown = [...paths].filter((path) => !patterns.some((pattern) => pattern.test(path)));
    expect(unknown, 'A file of another language needs a row in `languages`').toEqual([]);
    const reasons = sets.flatMap(({ refused }) => refused.map(({ reason }) => reason));
    expect(reasons.length).toBeGreaterThan(sets.length);
    expect(
      reasons.filter((reason) => !/^\S.+[^.\s]$/s.test(reason)),
      seed,
    ).toEqual([]);
  });

  it('leave nothing undefined behind', () => {
    const wrong = distinctFiles(sets, /./).filter(({ content }) =>
      /\bundefined\b|\[object /.test(content.replaceAll(/"[^\n]*"|'[^\n]*'|^#.*$/gm, '')),
    );
    expect(
      wrong.map(({ path }) => path),
      seed,
    ).toEqual([]);
  });

  it('give Nix files that Nix reads, with the description as it was answered', async () => {
    const files = distinctFiles(sets, languages.nix);
    const entries = files.map(({ path, content }, index) => ({
      name: `${index}-${path.replaceAll('/', '-')}`,
      content,
    }));
    const read = (await evaluateIn({
      ...Object.fromEntries(entries.map(({ name, content }) => [name, content])),
      'names.json': JSON.stringify(entries.map(({ name }) => name)),
      'expression.nix': readNix,
    })) as string[];
    const byContent = new Map(files.map(({ content }, index) => [content, read[index]]));
    const wrong = sets.filter(
      ({ files: own, answers }) =>
        byContent.get(own.get('flake.nix') ?? '') !== answers.description,
    );
    expect(wrong.slice(0, 1), seed).toEqual([]);
  });

  it('give TOML with the name and description as they were answered', () => {
    for (const { files, answers } of sets)
      for (const [path, content] of files) {
        if (!languages.toml.test(path)) continue;
        const { project, tool, package: crate } = parseToml(content);
        // Without either, the file only has settings of tools.
        const isProject = project !== undefined || (tool as TomlTable)?.poetry !== undefined;
        if (path === 'pyproject.toml' && (isProject || template.id !== 'cuda-pytorch'))
          expect(project ?? (tool as TomlTable).poetry, seed).toMatchObject({
            name: answers.name,
            description: answers.description,
          });
        if (path === 'Cargo.toml' && answers.layout === 'single')
          expect(crate, seed).toMatchObject({
            name: answers.name,
            description: answers.description,
          });
      }
    const names = Object.keys(template.sources).map((source) => source.replace(/\.ejs$/, ''));
    const hasToml = names.some((name) => languages.toml.test(name));
    expect(distinctFiles(sets, languages.toml).length > 5).toBe(hasToml);
  });

  it('give JSON, of which the record has all answers', () => {
    for (const { content } of distinctFiles(sets, languages.json)) JSON.parse(content);
    for (const { files, answers } of sets)
      expect(JSON.parse(files.get('.nix-project.json') ?? ''), seed).toMatchObject({ answers });
  });

  it('give YAML', () => {
    const problems = distinctFiles(sets, languages.yaml).flatMap(({ content }) => {
      const { errors, warnings } = parseDocument(content);
      return [...errors, ...warnings];
    });
    expect(problems, seed).toEqual([]);
  });

  it('give Python', () => {
    const files = distinctFiles(sets, languages.python).map(({ path, content }) => [path, content]);
    const input = JSON.stringify(files);
    expect(execFileSync('python3', ['-c', readPython], { input, encoding: 'utf8' }), seed).toBe('');
  });

  it('give shell scripts', () => {
    const problems = distinctFiles(sets, languages.shell).map(
      ({ content }) => spawnSync('bash', ['-n'], { input: content, encoding: 'utf8' }).stderr,
    );
    expect(problems.join(''), seed).toBe('');
  });

  it('give a README that shows name and description as they were answered', () => {
    const readmes = sets.filter(({ files }) => files.has('README.md'));
    expect(readmes.length).toBeGreaterThan(100);
    for (const { files, answers } of readmes) {
      const [title, first] = shownText(files.get('README.md') ?? '');
      const description = String(answers.description).replace(/\s+/g, ' ').trim();
      expect(title, seed).toBe(answers.name);
      if (description !== '') expect(first, seed).toBe(description);
    }
  });
});
