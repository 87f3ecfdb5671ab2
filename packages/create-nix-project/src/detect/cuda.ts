import type { Folder } from '../read/folder.ts';
import type { Tree } from '../read/walk.ts';
import type { Evidence, Fact } from '../values.ts';
import { containerFiles, imagesIn } from './containers.ts';
import { manifestPlaces } from './manifest-text.ts';

/** Packages and crates that are of no use without CUDA, and where PyTorch's builds for it lie. */
const named =
  /(?:^|[\s"'[])(?:nvidia-(?:cu|nccl)[\w-]*|cupy(?:-[\w]+)?|pycuda|cuda-python|numba-cuda|tensorflow\[and-cuda\]|flash[-_]attn|cudarc|cust|rustacuda)(?=$|[\s"'\]=<>~!;[.])|\/whl\/cu\d|\bCUDAExtension\b/;

/** That the project uses CUDA: the sources, the images and the packages that say so. */
export function probeCuda(folder: Folder, tree: Tree): Fact[] {
  const sources = tree.files.filter((path) => /\.cuh?$/.test(path)).slice(0, 1);
  const images = containerFiles(tree).flatMap((file) =>
    imagesIn(folder.readHint(file) ?? '', file).filter(({ text }) => text.includes('nvidia/cuda')),
  );
  const evidence: Evidence[] = [
    ...sources.map((file) => ({ file })),
    ...images.map(({ place }) => place).slice(0, 1),
    ...manifestPlaces(folder, named),
  ];
  return evidence.length === 0 ? [] : [{ id: 'cuda', value: true, evidence }];
}
