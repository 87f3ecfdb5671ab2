import type { Condition, ProjectKind } from '../values.ts';

/** What conditions and templates can refer to. */
export type Scope = Readonly<Record<string, unknown>>;

/** The scope of a project: its answers, and `project`. */
export function scopeOf(answers: Scope, project: ProjectKind): Scope {
  return { ...answers, project };
}

/** Whether every entry of the condition equals the value of that name, or lists it. No condition holds always. */
export function holds(condition: Condition | undefined, scope: Scope): boolean {
  return Object.entries(condition ?? {}).every(([name, value]) =>
    Array.isArray(value) ? value.includes(scope[name]) : scope[name] === value,
  );
}
