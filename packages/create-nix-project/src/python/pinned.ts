/** A version of CPython that a file asks for. */
export interface PinnedPython {
  /** Such as `3.12`. */
  readonly version: string;
  /** As it stands there: `3.12.4`, or `3.12`. */
  readonly exact: string;
  /** Counts from 1. */
  readonly line: number;
}

/**
 * What `.python-version` asks for, which pyenv and uv read: `3.12`, `3.12.4`, `cpython@3.12`, one a
 * line. Names of pyenv environments and other interpreters say nothing about the version.
 */
export function pinnedPythons(text: string): PinnedPython[] {
  return text.split('\n').flatMap((content, index) => {
    const pattern = /^\s*(?:cpython[-@])?((\d+\.\d+)(?:\.\d+)?)\s*(?:#.*)?$/;
    const [, exact, version] = pattern.exec(content) ?? [];
    return exact === undefined || version === undefined
      ? []
      : [{ version, exact, line: index + 1 }];
  });
}
