/** The name in a requirement such as `PyTest>=8; python_version > "3"`, in lower case. */
export function requirementName(requirement: string): string {
  return /^[\w.-]+/.exec(requirement.trim())?.[0].toLowerCase() ?? '';
}
