import type { WriteFile } from '../write/write-file.ts';
import type { OurFile } from './merge-file.ts';
import type { MergedFile } from './merge-project.ts';

/** What is to be written for a merge. A file that moves is created in one place and removed in the other. */
export function writeFiles(
  merged: readonly MergedFile[],
  ours: ReadonlyMap<string, OurFile>,
): WriteFile[] {
  const written = new Set(
    merged.flatMap(({ path, content }) => (content === undefined ? [] : path)),
  );
  const textAt = (path: string) => {
    const our = ours.get(path);
    return our === undefined || 'obstacle' in our ? undefined : our.text;
  };
  return merged.flatMap((file): WriteFile[] => {
    const { path, from = path, state, content, executable } = file;
    if (state === 'removed') return [removal(path, textAt(path), executable)];
    if (state === 'left out' || content === undefined) return [];
    const left = written.has(from) ? [] : [removal(from, textAt(from), executable)];
    const before = textAt(path);
    if (before === undefined) return [{ path, state: 'created', content, executable }, ...left];
    const isSame = before === content && state !== 'replaced';
    const now = isSame ? 'unchanged' : 'replaced';
    return [{ path, state: now, before, content, executable }, ...left];
  });
}

function removal(path: string, before = '', executable: boolean): WriteFile {
  return { path, state: 'removed', before, content: '', executable };
}
