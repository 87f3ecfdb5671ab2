import type { Folder } from '../read/folder.ts';

/** Files of other services than GitHub. */
const otherServices = [
  '.gitlab-ci.yml',
  '.circleci/config.yml',
  '.travis.yml',
  'azure-pipelines.yml',
];

/** More are read by nobody. */
const mostFiles = 100;

/** The files that tell services what to run for a commit. */
export function workflowFiles(folder: Folder): string[] {
  const workflows = folder
    .list('.github/workflows')
    .filter(({ name }) => /\.ya?ml$/.test(name))
    .map(({ name }) => `.github/workflows/${name}`)
    .sort()
    .slice(0, mostFiles);
  return [...workflows, ...otherServices.filter((file) => folder.has(file))];
}
