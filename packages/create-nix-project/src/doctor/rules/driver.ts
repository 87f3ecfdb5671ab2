import type { Finding } from '../finding.ts';
import type { ProjectState } from '../state.ts';

/** Whether this machine has what CUDA needs; Nix does not bring it. */
export function driver({ driver, nixFiles }: ProjectState): Finding[] {
  const usesCuda = nixFiles.some(({ text }) => /\bcudaSupport\s*=\s*(true|lib)/.test(text));
  if (!usesCuda || driver.libraries.length > 0) return [];
  if (driver.inKernel)
    return [
      {
        id: 'driver-library',
        level: 'error',
        title: 'The NVIDIA driver is running, but its library is in none of the usual places.',
        evidence: driver.places.map((file) => ({ file })),
        consequence: 'Nothing that the flake builds can find the graphics card.',
        cure: 'On NixOS: `hardware.graphics.enable = true;`. Elsewhere, install the part of the driver that has libcuda.so.1',
      },
    ];
  return [
    {
      id: 'driver-missing',
      level: 'note',
      title: 'This machine has no NVIDIA driver.',
      evidence: [],
      consequence: 'Programs for CUDA can only use the processor here.',
      cure: 'Install NVIDIA’s driver if there is a graphics card',
    },
  ];
}
