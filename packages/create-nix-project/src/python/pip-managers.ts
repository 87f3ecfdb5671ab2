/** Who installs from files that pip reads. */
export const pipManagers: readonly unknown[] = ['pip', 'pip-tools', 'pipenv', 'setuptools'];
