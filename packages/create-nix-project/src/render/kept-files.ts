import { byPath } from '../record/file-name.ts';
import type { FileChange } from '../values.ts';

/** What nix/README.md has of the files that their owner kept: what would be in them. Empty without any. */
export function keptFilesText(files: readonly FileChange[]): string {
  if (files.length === 0) return '';
  const sections = [...files].sort(byPath).map(fileText);
  return `## Files of your own

This project already had these files, and they are never changed. They would have contained:

${sections.join('')}`;
}

function fileText({ path, content }: FileChange): string {
  const fence = fenceAround(content);
  const language = languages[/\.\w+$/.exec(path)?.[0] ?? ''] ?? '';
  return `\`${path}\`:

${fence}${language}
${content.trimEnd()}
${fence}

`;
}

const languages: Readonly<Record<string, string>> = {
  '.envrc': 'bash',
  '.json': 'json',
  '.md': 'markdown',
};

/** Longer than any row of backquotes inside, and so that a `console` block in it can be told apart. */
function fenceAround(content: string): string {
  const rows = content.match(/`{3,}/g) ?? [];
  return '`'.repeat(Math.max(2, ...rows.map((row) => row.length)) + 1);
}
