import type { Folder } from '../../read/folder.ts';
import type { Evidence, Fact } from '../../values.ts';
import { type Command, commandsOf } from './commands.ts';

/** Which checks a project has itself. */
export interface Gates {
  readonly facts: readonly Fact[];
  /** How it calls clippy; everything, where nothing says it. */
  readonly clippyOptions: readonly string[];
}

const allTargets = '--all-targets';
const denyWarnings = '--deny warnings';

const warningsDenied = /(?:-D|--deny)[\s=]*warnings/;
const warningsDeniedByVariable = new RegExp(`RUSTFLAGS\\b[^\\n]*${warningsDenied.source}`);

const runsClippy = runs('clippy');
const runsFmt = runs('fmt');
const runsAudit = runs('audit');

/** Options of rustfmt that only the nightly one knows; with them, the stable one formats otherwise. */
const nightlyOptions = new Set(
  `blank_lines_upper_bound brace_style condense_wildcard_suffixes error_on_unformatted
   format_code_in_doc_comments format_strings group_imports imports_granularity imports_layout
   indent_style normalize_comments normalize_doc_attributes overflow_delimited_expr
   reorder_impl_items struct_field_align_threshold unstable_features where_single_line
   wrap_comments`.split(/\s+/),
);

/**
 * Reads which of clippy, rustfmt, rustdoc and cargo-audit the workflows and scripts of a project run, so that it
 * gets no check that it never passed.
 *
 * @param manifest the file that says that nothing was found
 */
export function probeGates(folder: Folder, manifest: string): Gates {
  const commands = commandsOf(folder);
  const clippy = commands.filter(({ text }) => runsClippy.test(text));
  const denying = clippy.find(deniesWarnings) ?? clippy[0];
  const documenting = commands.find(
    ({ text }) => /RUSTDOCFLAGS/.test(text) && warningsDenied.test(text),
  );
  const auditing = commands.find(
    ({ text }) => runsAudit.test(text) || /\buses:\s*\S+\/audit-check@/.test(text),
  );
  return {
    facts: [
      gate('cargo-clippy', denying?.place, manifest),
      gate('cargo-fmt', formats(folder, commands), manifest),
      gate('cargo-doc', documenting?.place, manifest),
      gate('cargo-audit', auditing?.place, manifest),
    ],
    clippyOptions:
      denying === undefined
        ? [allTargets, denyWarnings]
        : [
            ...(/--all-targets|--tests/.test(denying.text) ? [allTargets] : []),
            ...(deniesWarnings(denying) ? [denyWarnings] : []),
          ],
  };
}

function gate(id: string, place: Evidence | undefined, manifest: string): Fact {
  return { id, value: place !== undefined, evidence: [place ?? { file: manifest }] };
}

/** Where the project says that stable rustfmt formats it. */
function formats(folder: Folder, commands: readonly Command[]): Evidence | undefined {
  const run = commands.filter(({ text }) => runsFmt.test(text) || /\brustfmt --check/.test(text));
  const stable = isNightly(folder)
    ? run[0]
    : run.find(({ nightly, text }) => !nightly && !text.includes('+nightly'));
  if (stable !== undefined || run.length > 0) return stable?.place;
  const file = ['rustfmt.toml', '.rustfmt.toml'].find((name) => folder.has(name));
  const lines = (file === undefined ? undefined : folder.readHint(file))?.split('\n') ?? [];
  const isForNightly = lines.some((line) => nightlyOptions.has(line.split('=')[0]?.trim() ?? ''));
  return file === undefined || isForNightly ? undefined : { file };
}

function isNightly(folder: Folder): boolean {
  return ['rust-toolchain.toml', 'rust-toolchain'].some(
    (file) => folder.readHint(file)?.includes('nightly') === true,
  );
}

/** As a command, an input of an action, or a hook of pre-commit. */
function runs(tool: 'clippy' | 'fmt' | 'audit'): RegExp {
  return new RegExp(
    `\\bcargo\\s+(?:\\+\\S+\\s+)?${tool}\\b|\\bcommand:\\s*["']?${tool}\\b|^\\s*- id:\\s*(?:cargo-)?${tool}\\b`,
  );
}

/** By its own options, or by a variable of its file. */
function deniesWarnings({ text, file }: Command): boolean {
  return warningsDenied.test(text) || warningsDeniedByVariable.test(file);
}
