import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { WriteFile } from './write-file.ts';

/** A unified diff, in git's form, of what writing the files would change; `git apply` takes it. */
export function unifiedDiff(files: readonly WriteFile[]): string {
  return files
    .filter(({ state }) => state !== 'unchanged' && state !== 'kept')
    .map(fileDiff)
    .join('');
}

function fileDiff({ path, state, before, content, executable }: WriteFile): string {
  const isRemoved = state === 'removed';
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const to = isRemoved ? '/dev/null' : `b/${path}`;
  const patch = createTwoFilesPatch(from, to, before ?? '', content, '', '', {
    headerOptions: FILE_HEADERS_ONLY,
  });
  const bits = executable ? '100755' : '100644';
  const mode =
    before === undefined
      ? `new file mode ${bits}\n`
      : isRemoved
        ? `deleted file mode ${bits}\n`
        : '';
  // git reads an empty file that comes or goes from the header alone.
  const body = (before ?? '') === content ? '' : patch;
  return `diff --git a/${path} b/${path}\n${mode}${body}`;
}
