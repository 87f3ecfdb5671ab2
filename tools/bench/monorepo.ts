import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files that git keeps; as many again are in folders that it ignores. */
const projectCount = 50;
const foldersPerProject = 40;
const filesPerFolder = 25;

/**
 * Makes a repository of 50,000 files: services in Python and crates in Rust, with what such have,
 * and built and installed files, which git ignores.
 */
export async function makeMonorepo(folder: string): Promise<void> {
  await fill(folder, {
    '.gitignore': 'dist/\n*.egg-info/\n*.log\n/node_modules\n.cache\n!keep.log\n',
    'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\nresolver = "3"\n',
    'package.json': '{"private": true, "workspaces": ["services/*"]}\n',
  });
  await mkdir(join(folder, '.git'), { recursive: true });
  for (let number = 0; number < 20; number += 1)
    await fill(join(folder, '.github/workflows'), { [`check-${number}.yml`]: workflow });
  for (let number = 0; number < projectCount; number += 1) {
    const isCrate = number % 2 === 1;
    const project = join(folder, isCrate ? 'crates' : 'services', `part-${number}`);
    await fill(project, isCrate ? crate(number) : service(number));
    const places = Array.from(
      { length: foldersPerProject },
      (_, index) => `area_${index % 8}/m_${index}`,
    );
    const suffix = isCrate ? '.rs' : '.py';
    for (const place of places) await fill(join(project, 'src', place), modules(suffix));
    for (const place of places) await fill(join(project, 'dist', place), modules('.log'));
  }
}

async function fill(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all(
    Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)),
  );
}

function modules(suffix: string): Record<string, string> {
  const names = Array.from({ length: filesPerFolder }, (_, index) => `file_${index}${suffix}`);
  return Object.fromEntries(names.map((name) => [name, '']));
}

function service(number: number): Record<string, string> {
  return {
    'pyproject.toml': `[project]
name = "part-${number}"
version = "1.0.0"
requires-python = ">=3.11"
dependencies = ["fastapi", "sqlalchemy>=2"]

[dependency-groups]
dev = ["pytest>=8", "ruff"]
`,
    Dockerfile:
      'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y libpq-dev\nCOPY . .\n',
    '.gitignore': '__pycache__/\n*.pyc\n',
  };
}

function crate(number: number): Record<string, string> {
  return {
    'Cargo.toml': `[package]\nname = "part-${number}"\nversion = "1.0.0"\nedition = "2024"\n`,
  };
}

const workflow = `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    strategy:
      matrix:
        python-version: ["3.11", "3.12", "3.13"]
    steps:
      - uses: actions/checkout@v6
      - run: sudo apt-get install -y libpq-dev libxml2-dev
      - run: pytest
`;
