/**
 * Poetry's constraint on Python as version specifiers of PEP 440, one text per alternative:
 * `^3.11 || ~4.2` → `>=3.11,<4`, `>=4.2,<4.3`.
 * https://python-poetry.org/docs/dependency-specification/#version-constraints
 */
export function pythonSpecifiers(constraint: string): string[] {
  return constraint.split('||').map((alternative) =>
    alternative
      .split(',')
      .map((clause) => specifier(clause.trim()))
      .filter((clause) => clause !== '')
      .join(','),
  );
}

function specifier(clause: string): string {
  const [, operator = '', version = ''] = /^(\^|~(?!=)|[<>=!~]*)\s*(.*)$/.exec(clause) ?? [];
  const parts = version.split('.').map(Number);
  const [major = 0, minor = 0] = parts;
  if (operator === '^') return `>=${version},<${major + 1}`;
  if (operator === '~')
    return `>=${version},<${parts.length > 1 ? `${major}.${minor + 1}` : major + 1}`;
  if (version === '*') return '';
  return operator === '' || operator === '=' ? `==${version}` : operator + version;
}
