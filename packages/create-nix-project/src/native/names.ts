/** The names that stand in comments: those of crates, and of Python packages once normalized. */
const namePattern = /^[A-Za-z0-9_][A-Za-z0-9_-]{0,99}$/;

/** Whether a name can be what it says it is; a lock file may say anything. */
export function isName(name: string): boolean {
  return namePattern.test(name);
}
