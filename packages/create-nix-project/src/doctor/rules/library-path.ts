import type { Finding } from '../finding.ts';
import { findLines } from '../lines.ts';
import type { ProjectState } from '../state.ts';

/** LD_LIBRARY_PATH for everything that a shell starts breaks programs of the system. */
export function libraryPath({ nixFiles, record, environment }: ProjectState): Finding[] {
  const set = findLines(nixFiles, /^\s*(?:export\s+)?LD_LIBRARY_PATH\s*=/);
  const chosen = record?.answers.libraryPath === 'shell';
  const leaked = environment.LD_LIBRARY_PATH?.split(':').filter((entry) =>
    entry.startsWith('/nix/store/'),
  );
  const consequence =
    'Every program that the shell starts, those of the system too, loads these libraries instead of its own, and some crash on it.';
  const findings: Finding[] = [];
  if (set.length > 0)
    findings.push({
      id: 'library-path-in-shell',
      level: chosen ? 'note' : 'warning',
      title: 'The flake sets LD_LIBRARY_PATH for the whole dev shell.',
      evidence: set.map(({ evidence }) => evidence),
      consequence,
      cure: chosen
        ? 'The answer `--library-path scoped` gives the libraries to Python alone'
        : 'Give the libraries to the programs that need them: for Python, the variant uv does it with nix/python.nix',
    });
  if (leaked !== undefined && leaked.length > 0)
    findings.push({
      id: 'library-path-set',
      level: 'warning',
      title: 'LD_LIBRARY_PATH is set here, with folders of the Nix store.',
      evidence: [],
      consequence,
      cure: '`unset LD_LIBRARY_PATH`, and find what set it: a shell profile, direnv, or a dev shell',
    });
  return findings;
}
