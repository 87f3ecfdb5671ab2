import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { WriteFile } from './write.ts';

/** A unified diff, in git's form, of what writing the files would change; `git apply` takes it. */
export function unifiedDiff(files: readonly WriteFile[]): string {
  return files
    .filter(({ state }) => state !== 'unchanged')
    .map(fileDiff)
    .join('');
}

function fileDiff({ path, before, content, executable }: WriteFile): string {
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const patch = createTwoFilesPatch(from, `b/${path}`, before ?? '', content, '', '', {
    headerOptions: FILE_HEADERS_ONLY,
  });
  const mode = before === undefined ? `new file mode ${executable ? '100755' : '100644'}\n` : '';
  // git reads an empty new file from the header alone.
  const body = content === '' && before === undefined ? '' : patch;
  return `diff --git a/${path} b/${path}\n${mode}${body}`;
}
