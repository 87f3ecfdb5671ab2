/** The values that travel through the program: detect → ask → plan → render → write → verify. */
import type { Evidence } from './values/evidence.ts';
import type { Found } from './values/found.ts';

export type { Evidence };

export type AnswerValue = string | boolean | readonly string[];

/** The answers of one project, by question id. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/** One thing detection found, and where. */
export interface Fact {
  /** Stable name, such as `python-version`; questions refer to it. */
  readonly id: string;
  readonly value: AnswerValue;
  readonly evidence: readonly Evidence[];
}

/** What is in the target folder. */
export interface Detected {
  /** `new`: nothing to build on yet. `existing`: a project is there and only gets Nix files. */
  readonly project: ProjectKind;
  readonly facts: readonly Fact[];
  /** What nobody decides; absent where nobody looked. */
  readonly found?: Found;
  /** Every folder with a manifest of its own; the folder itself is `.`. */
  readonly projects?: readonly Project[];
  /** The record of an earlier run, when the folder has one. */
  readonly record?: ProjectRecord;
}

/** The same, with what the templates say to it. */
export interface Facts extends Detected {
  /** Templates that fit, the best first. */
  readonly fitting: readonly ProposedTemplate[];
  /** The other templates, each with why it is not proposed. */
  readonly others?: readonly ProposedTemplate[];
}

/** A folder with a manifest of its own: what Nix can be added to. */
export interface Project {
  /** From the folder that was looked at; `.` is that folder. */
  readonly path: string;
  readonly kind: 'python' | 'rust' | 'node';
  /** As the fact `python-manager` has it; `cargo`; `npm`, `yarn`, `pnpm` or `bun`. */
  readonly manager: string;
  readonly name?: string;
  /** The folder of the workspace that it is a member of: it is built and locked there. */
  readonly workspace?: string;
  readonly evidence: readonly Evidence[];
  /** Why its manifest could not be read. */
  readonly problem?: string;
}

export type ProjectKind = 'new' | 'existing';

export interface ProposedTemplate {
  readonly id: string;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
}

/** All entries must equal the answer of that name, or list it; `project` is `new` or `existing`. */
export type Condition = Readonly<Record<string, string | boolean | readonly string[]>>;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One question of a template. */
export interface Question {
  readonly id: string;
  /** Long flag without dashes; a confirm question gets `--no-<flag>` too. */
  readonly flag: string;
  readonly type: 'text' | 'select' | 'confirm' | 'list';
  readonly message: string;
  readonly help: string;
  readonly choices?: readonly Choice[];
  readonly default?: AnswerValue;
  /** The default for an existing project, where it differs. */
  readonly defaultExisting?: AnswerValue;
  /** The default is computed from an earlier answer by the named function of `answers/derive.ts`. */
  readonly defaultFrom?: { readonly answer: string; readonly as: string };
  /** The fact whose value, when found, is proposed before the default. */
  readonly fact?: string;
  /** Name of the rule in `answers/validate.ts` that text, and each entry of a list, must pass. */
  readonly validate?: string;
  readonly when?: Condition;
  /**
   * What a person decides: asked at the terminal where nothing was found, with `new` for a new
   * project alone. Of the other questions the answer is shown, to change.
   */
  readonly ask?: 'always' | 'new';
}

/**
 * An existing file that differs is left to its owner: always, or when it enters another shell, as a line
 * `use nix` of an `.envrc` does.
 */
export type Keep = true | 'other-shell';

export interface TemplateFile {
  /** Path below `files/`, with `/`; `.ejs` is dropped, `__id__` is replaced by that answer. */
  readonly source: string;
  /** The path in the project, where it is not that of the source; one source may have several. */
  readonly target?: string;
  /** A list, asked or computed: the file is written once for each entry, which `__each__` and `each` name. */
  readonly each?: string;
  readonly when?: Condition;
  /** Written when the project is born and never touched again. */
  readonly starter?: boolean;
  /** The lines are added to the file that is there, instead of a conflict. */
  readonly extend?: boolean;
  readonly keep?: Keep;
  readonly executable?: boolean;
}

/** A flake input; with a condition, only some answers lead to it. */
export type TemplateInput = string | { readonly name: string; readonly when: Condition };

/** A lock file that the package manager makes, and how. */
export interface LockFile {
  readonly file: string;
  /** The manifest it is made from; without it there is nothing to lock. */
  readonly manifest: string;
  readonly command: readonly [string, ...string[]];
  readonly environment?: Readonly<Record<string, string>>;
}

/** A fact without which a template does not fit: why, and what to do about it. */
export interface Requirement {
  readonly fact: string;
  readonly reason: string;
  readonly hint: string;
}

/** What a template is: `template` of its `template.ts`. Lists that it leaves out are empty. */
export interface TemplateData {
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** Its place in lists. The first is what an empty folder gets when nobody is asked. */
  readonly position: number;
  /** The flake inputs, by their names in `_shared/lock-nodes.json`. */
  readonly inputs: readonly TemplateInput[];
  /** Sources of `_shared/files/` that it has beside those in its own `files/`. */
  readonly shared?: readonly string[];
  readonly questions: readonly Question[];
  /** What is found of this language is what the template is about. */
  readonly language?: keyof Found;
  /** Facts that an existing project must have. */
  readonly requires?: readonly Requirement[];
  /** Facts that say why the template does not fit, as a list of the reason and what to do. */
  readonly refusedBy?: readonly string[];
  readonly locks?: readonly LockFile[];
  /** What is to be known of its sources; those that it does not name are written as they are. */
  readonly files?: readonly TemplateFile[];
}

/** What a template decides: `rules` of its `template.ts`. */
export interface TemplateRules {
  /** Whether it is proposed for a project, or why not. Whether it can be chosen is `requires`. */
  fit(detected: Detected): Fit;
  /**
   * More names for conditions and sources, always the same ones.
   *
   * @param answers to all questions that apply
   * @param found in an existing project; a new one has nothing yet
   */
  compute(answers: Answers, project: ProjectKind, found: Found): Readonly<Record<string, unknown>>;
  readonly contradictions: readonly Contradiction[];
}

/** How well a template fits: the heaviest is proposed first. */
export type Fit = Pick<ProposedTemplate, 'reason' | 'evidence'> &
  ({ readonly fits: true; readonly weight: number } | { readonly fits: false });

/** How answers contradict each other or the project, as a clause; undefined when they do not. */
export type Contradiction = (answers: Answers, detected: Detected) => string | undefined;

/** A template with its sources. */
export interface Template
  extends Required<Omit<TemplateData, 'position' | 'shared' | 'language'>>,
    Pick<TemplateData, 'language'> {
  /** The name of its folder. */
  readonly id: string;
  readonly rules: TemplateRules;
  /** What changed with each version after the first. */
  readonly migrations: readonly Migration[];
  /** Every file of the template, by `source`. */
  readonly sources: Readonly<Record<string, TemplateSource>>;
}

/** What a version of a template changed for the projects that are there: `migrations/VERSION.ts`. */
export interface Migration {
  readonly version: string;
  /** What users must know, each a sentence in Markdown. */
  readonly notes: readonly string[];
  /** Paths of generated files: old → new. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Gives the answers of the version before the form of this one. */
  readonly answers?: (before: Answers) => Answers;
}

/** A file's text, or what EJS compiled from it at build time: locals and escape → text. */
export type TemplateSource =
  | string
  | ((locals: Readonly<Record<string, unknown>>, write: (value: unknown) => string) => string);

/** What `.nix-project.json` holds. */
export interface ProjectRecord {
  readonly schemaVersion: 2;
  readonly template: string;
  readonly templateVersion: string;
  readonly project: ProjectKind;
  readonly answers: Answers;
  /** What was read of the project, with the files that say so. */
  readonly found: Found;
  /** What the flake offers by name. */
  readonly outputs?: Outputs;
  /** Paths of the user's own files, which the template has too: they are never written. */
  readonly kept?: readonly string[];
  /**
   * What was written, by path, as `packText` has it: the base of the merge when templates change.
   * docs/record.md says why it is in here.
   */
  readonly generated?: Readonly<Record<string, string>>;
}

/** What a generated flake offers by name, beside the defaults that every flake may have. */
export interface Outputs {
  readonly apps: readonly string[];
  readonly checks: readonly string[];
  /** Packages with what a check has found, such as a JUnit report. */
  readonly reports: readonly string[];
}

/** What is to be generated: everything `render` needs, nothing of the machine. */
export interface Plan {
  readonly template: Template;
  readonly record: ProjectRecord;
  /** Names of the flake inputs. */
  readonly inputs: readonly string[];
  readonly files: readonly PlannedFile[];
  /** What follows from the answers, by the names that sources use. */
  readonly computed: Readonly<Record<string, unknown>>;
  /** What could not be found out, as sentences. */
  readonly notes: readonly string[];
}

export interface PlannedFile {
  /** Path below the target folder, with `/`. */
  readonly path: string;
  readonly file: TemplateFile;
  /** The entry that this file is written for, when its source is one for `each` entry of a list. */
  readonly each?: string;
}

/** One file as it should be on disk. */
export interface FileChange {
  /** Path below the target folder, with `/`. */
  readonly path: string;
  readonly content: string;
  readonly executable: boolean;
  /** It belongs to the user as soon as it is there. */
  readonly starter?: boolean;
  /** Add missing lines to a file that is there; otherwise a different file is a conflict. */
  readonly extend: boolean;
  readonly keep?: Keep;
}

/**
 * What others are about to write below a folder, by path with `/`: the text, or undefined for what
 * they remove. It counts as there already.
 */
export type Pending = ReadonlyMap<string, string | undefined>;
