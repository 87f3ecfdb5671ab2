/**
 * Packages of the Python index that nixpkgs has with native code built for its own libraries, by
 * their names there: python3Packages in https://search.nixos.org/packages.
 */
export const nixpkgsNames: Readonly<Record<string, string>> = {
  accelerate: 'accelerate',
  einops: 'einops',
  fastapi: 'fastapi',
  h5py: 'h5py',
  'huggingface-hub': 'huggingface-hub',
  hypothesis: 'hypothesis',
  matplotlib: 'matplotlib',
  numpy: 'numpy',
  'opencv-contrib-python': 'opencv4',
  'opencv-contrib-python-headless': 'opencv4',
  'opencv-python': 'opencv4',
  'opencv-python-headless': 'opencv4',
  pandas: 'pandas',
  pillow: 'pillow',
  pyyaml: 'pyyaml',
  safetensors: 'safetensors',
  'scikit-image': 'scikit-image',
  'scikit-learn': 'scikit-learn',
  scipy: 'scipy',
  sounddevice: 'sounddevice',
  soundfile: 'soundfile',
  starlette: 'starlette',
  sympy: 'sympy',
  tokenizers: 'tokenizers',
  torchaudio: 'torchaudio',
  torchvision: 'torchvision',
  tqdm: 'tqdm',
  transformers: 'transformers',
};

/** What comes along when torch, torchvision and torchaudio are those of nixpkgs. */
export const withTorch: ReadonlySet<string> = new Set(
  `torch torchvision torchaudio filelock fsspec jinja2 markupsafe mpmath networkx numpy pillow
   setuptools sympy typing-extensions`.split(/\s+/),
);
