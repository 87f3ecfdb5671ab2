/** What the source of a Python package needs for its build, beside what every source is given. */
export interface SourceNeeds {
  /** Python packages that build it. */
  readonly builtWith?: readonly string[];
  /** Libraries and programs, by their attributes in nixpkgs (nixos-26.05). */
  readonly packages?: readonly string[];
  /** Where that was read: a version, and its files. */
  readonly source: string;
}

const cython = ['cython'];

/** It asks for ninja by itself, which takes the network. */
const mesonPython = ['meson-python', 'ninja'];

/**
 * Well-known packages that publish no wheel for Linux, or not for every Python, by the name that uv.lock
 * has. uv.lock says neither what builds a source nor which libraries it is linked with.
 */
export const sourceNeeds: Readonly<Record<string, SourceNeeds>> = {
  asyncpg: { builtWith: cython, source: '0.32.0 pyproject.toml' },
  cffi: { packages: ['libffi'], source: '2.1.1 setup.py' },
  'dbus-python': {
    builtWith: mesonPython,
    packages: ['dbus', 'glib'],
    source: '1.5.1 pyproject.toml, meson.build',
  },
  dlib: { builtWith: ['cmake', 'packaging'], source: '20.0.1 pyproject.toml' },
  fasttext: { builtWith: ['pybind11'], source: '0.9.3 pyproject.toml' },
  fiona: { builtWith: cython, packages: ['gdal'], source: '1.10.1 pyproject.toml, setup.py' },
  gdal: { builtWith: ['numpy'], packages: ['gdal'], source: '3.13.3 pyproject.toml, setup.py' },
  gssapi: { builtWith: cython, packages: ['krb5'], source: '1.12.0 pyproject.toml, setup.py' },
  h5py: {
    builtWith: ['cython', 'numpy', 'pkgconfig'],
    packages: ['hdf5'],
    source: '3.16.0 pyproject.toml',
  },
  hnswlib: { builtWith: ['numpy', 'pybind11'], source: '0.8.0 pyproject.toml' },
  krb5: { builtWith: cython, packages: ['krb5'], source: '0.10.0 pyproject.toml, setup.py' },
  'libvirt-python': { packages: ['libvirt'], source: '12.8.0 setup.py' },
  'llama-cpp-python': {
    builtWith: ['cmake', 'ninja', 'scikit-build-core'],
    source: 'pyproject.toml of its repository',
  },
  lxml: {
    builtWith: cython,
    packages: ['libxml2', 'libxslt'],
    source: '6.1.3 pyproject.toml, setupinfo.py',
  },
  m2crypto: { packages: ['openssl', 'swig'], source: '0.51.0 setup.py' },
  mysqlclient: { packages: ['libmysqlclient'], source: '2.3.2 setup.py' },
  'psycopg-c': {
    packages: ['libpq', 'libpq.pg_config'],
    source: '3.3.9 build_backend/psycopg_build_ext.py',
  },
  psycopg2: { packages: ['libpq', 'libpq.pg_config'], source: '2.9.13 setup.py' },
  pyalsaaudio: { packages: ['alsa-lib'], source: '0.11.0 setup.py' },
  pyaudio: { packages: ['portaudio'], source: '0.2.14 setup.py' },
  pycairo: {
    builtWith: mesonPython,
    packages: ['cairo'],
    source: '1.29.2 pyproject.toml, meson.build',
  },
  pycups: { packages: ['cups'], source: '2.0.4 setup.py' },
  pyfuse3: {
    builtWith: cython,
    packages: ['fuse3'],
    source: '3.5.0 pyproject.toml, util/build_backend.py',
  },
  pygobject: {
    builtWith: [...mesonPython, 'pycairo'],
    packages: ['cairo', 'glib', 'gobject-introspection', 'libffi'],
    source: '3.58.1 pyproject.toml, meson.build',
  },
  pygraphviz: { packages: ['graphviz', 'swig'], source: '2.0.4 pyproject.toml, setup.py' },
  pykcs11: { packages: ['swig'], source: '1.5.20 pyproject.toml, setup.py' },
  pylibacl: { packages: ['acl'], source: '0.7.3 setup.py' },
  pylibmc: { packages: ['libmemcached', 'zlib'], source: '1.6.3 setup.py' },
  pynacl: { builtWith: ['cffi'], source: '1.6.2 pyproject.toml' },
  pyodbc: { packages: ['unixODBC'], source: '5.5.0 setup.py' },
  pyscard: { packages: ['pcsclite', 'swig'], source: '2.3.1 setup.py' },
  'python-ldap': { packages: ['cyrus_sasl', 'openldap'], source: '3.4.8 setup.py, setup.cfg' },
  pyyaml: { builtWith: cython, packages: ['libyaml'], source: '6.0.4 pyproject.toml, setup.py' },
  pyzmq: {
    builtWith: ['cmake', 'cython', 'ninja', 'scikit-build-core'],
    packages: ['zeromq'],
    source: '27.3.0 pyproject.toml, CMakeLists.txt',
  },
  shapely: {
    builtWith: ['cython', ...mesonPython, 'numpy'],
    packages: ['geos'],
    source: '2.2.0 pyproject.toml, meson.build',
  },
};
