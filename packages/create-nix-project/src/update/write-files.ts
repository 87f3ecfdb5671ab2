import type { WriteFile } from '../write.ts';
import type { OurFile } from './merge-file.ts';
import type { MergedFile } from './merge-project.ts';

/** What is to be written for a merge. A file that moves is created in one place and removed in the other. */
export function writeFiles(
  merged: readonly MergedFile[],
  ours: ReadonlyMap<string, OurFile>,
): WriteFile[] {
  return merged.flatMap((file): WriteFile[] => {
    const { path, from = path, state, content, executable } = file;
    const our = ours.get(from);
    const before = our === undefined || 'obstacle' in our ? undefined : our.text;
    if (state === 'removed') return [removal(path, before, executable)];
    if (state === 'left out' || content === undefined) return [];
    if (before === undefined) return [{ path, state: 'created', content, executable }];
    if (from !== path)
      return [{ path, state: 'created', content, executable }, removal(from, before, executable)];
    const isSame = before === content && state !== 'replaced';
    return [{ path, state: isSame ? 'unchanged' : 'replaced', before, content, executable }];
  });
}

function removal(path: string, before = '', executable: boolean): WriteFile {
  return { path, state: 'removed', before, content: '', executable };
}
