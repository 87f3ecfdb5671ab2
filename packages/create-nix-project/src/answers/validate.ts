import { isNixAttribute } from '../literals/nix.ts';
import { isPackageName } from '../python/name.ts';
import { standardModules } from '../python/standard-modules.ts';
import type { AnswerValue, Question } from '../values.ts';
import { cacheBucket, cacheKey, cacheName, cacheUrl } from './rules/binary-cache.ts';
import {
  crateFeature,
  crateName,
  existingCrate,
  rustChannel,
  rustVariable,
  rustVersion,
} from './rules/rust.ts';

/** Words Python does not take as a module name; the list is `keyword.kwlist` of Python 3.14. */
const pythonKeywords = new Set(
  `False None True and as assert async await break class continue def del elif else except finally
   for from global if import in is lambda nonlocal not or pass raise return try while with
   yield`.split(/\s+/),
);

/** Import names that would hide folders of a project, or packages that the starter uses. */
const takenPackages = new Set(['test', 'tests', 'src', 'rich', 'pytest']);

type Rule = (text: string) => string | undefined;

const projectName: Rule = (text) => {
  if (text.length > 100) return 'it is longer than 100 characters';
  if (!isPackageName(text))
    return 'letters, digits, “-”, “_” and “.” only, starting and ending with a letter or digit';
  if (!/[A-Za-z]/.test(text)) return 'it needs at least one letter';
  return undefined;
};

const pythonPackage: Rule = (text) => {
  if (text.length > 100) return 'it is longer than 100 characters';
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(text))
    return 'an import name has letters, digits and “_” only, and does not begin with a digit';
  if (pythonKeywords.has(text)) return `“${text}” is a Python keyword`;
  if (standardModules.has(text)) return `“${text}” is a module of Python’s standard library`;
  if (takenPackages.has(text)) return `“${text}” would hide a module of that name`;
  if (/^__.*__$/.test(text)) return 'names with “__” at both ends belong to Python';
  return undefined;
};

const requiresPython: Rule = (text) => {
  if (text.length > 100) return 'it is longer than 100 characters';
  // https://packaging.python.org/en/latest/specifications/version-specifiers/
  const forms = [
    /^(<=?|>=?|===?|!=) *\d{1,4}(\.\d{1,4})*((a|b|rc)\d{1,4})?$/,
    /^(==|!=) *\d{1,4}(\.\d{1,4})*\.\*$/,
    /^~= *\d{1,4}(\.\d{1,4})+((a|b|rc)\d{1,4})?$/,
  ];
  const clauses = text.split(/ *, */);
  if (clauses.every((clause) => forms.some((form) => form.test(clause)))) return undefined;
  return 'write version clauses such as “>=3.12” or “>=3.12,<3.14”';
};

const nixAttribute: Rule = (text) => {
  if (text.length > 200) return 'it is longer than 200 characters';
  if (isNixAttribute(text)) return undefined;
  return 'write the attribute of a nixpkgs package, such as “cmake” or “gst_all_1.gstreamer”';
};

/** Half a surrogate pair cannot be written as UTF-8. */
function isWellFormed(text: string): boolean {
  return !/[\ud800-\udfff]/u.test(text);
}

const line: Rule = (text) => {
  if (text.length > 300) return 'it is longer than 300 characters';
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text))
    return 'it contains a line break or another control character';
  if (!isWellFormed(text)) return 'it is not valid Unicode text';
  return undefined;
};

/** The systems that the templates know. */
const systems = ['x86_64-linux', 'aarch64-linux', 'aarch64-darwin'];

const nixSystem: Rule = (text) =>
  systems.includes(text) ? undefined : `it is not one of ${systems.join(', ')}`;

/** A path that stands in Nix as it is, below the project. */
const relativePath: Rule = (text) => {
  if (text.length > 200) return 'it is longer than 200 characters';
  const parts = text.split('/');
  if (parts.every((part) => /^[A-Za-z0-9_+-][A-Za-z0-9._+-]*$/.test(part))) return undefined;
  return 'write a path inside the project, such as “tests/data”';
};

const requirementsFile: Rule = (text) =>
  relativePath(text) ??
  (/^[^-].*\.(txt|in)$/.test(text)
    ? undefined
    : 'it does not end in “.txt” or “.in”, or begins with “-”');

/** The folder that Python imports a project's packages from. */
const sourceFolder: Rule = (text) => (text === '.' ? undefined : relativePath(text));

/** A member of a uv workspace by its folder; `*` for all. */
const workspaceMember: Rule = (text) => (text === '*' ? undefined : sourceFolder(text));

/** Rules that a question's `validate` can name; each returns the reason a text is refused. */
export const rules: Readonly<Record<string, Rule>> = {
  'project-name': projectName,
  'python-package': pythonPackage,
  'requires-python': requiresPython,
  'nix-attribute': nixAttribute,
  line,
  'crate-name': crateName,
  'crate-feature': crateFeature,
  'existing-crate': existingCrate,
  'rust-variable': rustVariable,
  'rust-version': rustVersion,
  'rust-channel': rustChannel,
  'nix-system': nixSystem,
  'relative-path': relativePath,
  'requirements-file': requirementsFile,
  'source-folder': sourceFolder,
  'workspace-member': workspaceMember,
  'cache-name': cacheName,
  'cache-url': cacheUrl,
  'cache-key': cacheKey,
  'cache-bucket': cacheBucket,
};

/**
 * The reason `value` is no answer to `question`, or undefined when it is one.
 * Checks the type, the choices, and the question's rule (for a list: every entry).
 */
export function refusal(question: Question, value: AnswerValue): string | undefined {
  const rule = question.validate === undefined ? undefined : rules[question.validate];
  switch (question.type) {
    case 'confirm':
      return typeof value === 'boolean' ? undefined : 'it is neither yes nor no';
    case 'list':
      if (!Array.isArray(value)) return 'it is not a list';
      for (const entry of value) {
        const reason = typeof entry === 'string' ? rule?.(entry) : 'it is not text';
        if (reason !== undefined) return `${JSON.stringify(entry)}: ${reason}`;
      }
      return undefined;
    case 'select': {
      const values = (question.choices ?? []).map((choice) => choice.value);
      if (typeof value === 'string' && values.includes(value)) return undefined;
      return `it is not one of ${values.join(', ')}`;
    }
    case 'text':
      return typeof value === 'string' ? rule?.(value) : 'it is not text';
  }
}
