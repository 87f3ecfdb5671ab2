import type { Folder } from '../read/folder.ts';
import type { Tree } from '../read/walk.ts';
import type { Evidence, Fact } from '../values.ts';
import { aptPackages } from './apt.ts';
import { workflowFiles } from './workflow-files.ts';

/** More are read by nobody. */
const mostFiles = 100;

/** What containers and workflows say about the system that the project needs. */
export function probeContainers(folder: Folder, tree: Tree): Fact[] {
  const files = containerFiles(tree);
  const images = files.flatMap((file) => imagesIn(folder.readHint(file) ?? '', file));
  const packages = [...files, ...workflowFiles(folder)].flatMap((file) =>
    aptPackages(folder.readHint(file) ?? '').map(({ name, line }) => ({
      text: name,
      place: { file, line },
    })),
  );
  return [
    ...listed(
      'containers',
      files.map((file) => ({ text: file, place: { file } })),
    ),
    ...listed('container-images', images),
    ...listed('apt-packages', packages),
  ];
}

/** Dockerfiles and their like, those of outer folders first. */
export function containerFiles(tree: Tree): string[] {
  return tree.files
    .filter((path) => /(?:Docker|Container)file/i.test(path.split('/').at(-1) ?? ''))
    .slice(0, mostFiles);
}

interface Found {
  readonly text: string;
  readonly place: Evidence;
}

/** Images that a file builds on; those with variables and its own stages are left out. */
export function imagesIn(text: string, file: string): Found[] {
  const stages = new Set<string>();
  return text.split(/\r?\n/).flatMap((content, index) => {
    const words = content.slice(0, 1000).trim().split(/\s+/);
    if (words.shift()?.toUpperCase() !== 'FROM') return [];
    const [image, as, stage] = words.filter((word) => !word.startsWith('--'));
    const isOwn = image === undefined || image === 'scratch' || stages.has(image);
    if (as?.toUpperCase() === 'AS' && stage !== undefined) stages.add(stage);
    return isOwn || image.includes('$') ? [] : [{ text: image, place: { file, line: index + 1 } }];
  });
}

/** One fact with each text once, where it stands first. */
function listed(id: string, found: readonly Found[]): Fact[] {
  const first = new Map<string, Evidence>();
  for (const { text, place } of found) if (!first.has(text)) first.set(text, place);
  return first.size === 0 ? [] : [{ id, value: [...first.keys()], evidence: [...first.values()] }];
}
