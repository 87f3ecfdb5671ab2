import type { Selection } from './project.ts';

interface Project {
  readonly pyproject: string;
  readonly selections: readonly Selection[];
}

const head = `[project]
name = "my-app"
version = "0.1.0"
requires-python = ">=3.12"
`;

/** Projects whose lock files have all that a lock file can have. */
export const projects = {
  plain: {
    pyproject: `${head}dependencies = ["rich>=13", "pyzmq"]
[dependency-groups]
dev = ["pytest>=8"]
`,
    selections: [{}, { groups: ['dev'] }],
  },
  'extras, and versions that depend on Python and the system': {
    pyproject: `${head}dependencies = [
  "requests[socks]",
  "uvicorn[standard]",
  "numpy<2.3; python_version < '3.13'",
  "numpy>=2.3; python_version >= '3.13'",
  "colorama; sys_platform == 'win32'",
  "uvloop; sys_platform != 'win32' and implementation_name == 'cpython'",
]
[project.optional-dependencies]
plot = ["matplotlib"]
all = ["my-app[plot]", "tqdm"]
[dependency-groups]
dev = ["pytest", { include-group = "lint" }]
lint = ["codespell"]
`,
    selections: [{}, { groups: ['dev'], extras: ['all'] }, { groups: ['lint'], extras: ['plot'] }],
  },
  'extras and groups that exclude each other': {
    pyproject: `${head}dependencies = ["jinja2"]
[project.optional-dependencies]
old = ["click<8.1", "markupsafe<3"]
new = ["click>=8.1.5", "flask"]
[dependency-groups]
old-test = ["pytest<8"]
new-test = ["pytest>=8"]
[tool.uv]
conflicts = [
  [{ extra = "old" }, { extra = "new" }],
  [{ group = "old-test" }, { group = "new-test" }],
]
`,
    selections: [
      { extras: ['old'], groups: ['old-test'] },
      { extras: ['new'], groups: ['new-test'] },
    ],
  },
  'the stack of a data team': {
    pyproject: `${head}dependencies = [
  "fairlearn", "jupyterlab", "lightgbm", "matplotlib", "onnx", "onnxmltools", "onnxruntime",
  "optuna", "pandas", "plotly", "polars", "pyarrow", "requests", "scikit-learn", "seaborn", "shap",
  "statsmodels", "tqdm", "xgboost",
]
`,
    selections: [{}],
  },
} as const satisfies Record<string, Project>;
