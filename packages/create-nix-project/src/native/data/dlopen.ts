/** Libraries that a package needs, as no wheel of it says. */
export interface KnownOpener {
  /**
   * It opens them by name while it runs (`dlopen`), or has no wheels and is linked with them when it
   * is installed (`build`).
   */
  readonly how: 'dlopen' | 'build';
  readonly sonames: string;
  /** Packages of the index that bring the libraries along. */
  readonly unless?: readonly string[];
  /** Where that was read: a file of the release, or an expression of nixpkgs. */
  readonly source: string;
}

const modules = 'nixpkgs, pkgs/development/python-modules';

const windows = `libX11.so.6 libXext.so.6 libXcursor.so.1 libXi.so.6 libXrandr.so.2 libGL.so.1
  libEGL.so.1 libwayland-client.so.0 libwayland-cursor.so.0 libwayland-egl.so.1 libxkbcommon.so.0`;

/** Opening of libraries is invisible in ELF files. By the normalized name of the package. */
export const openers: Readonly<Record<string, KnownOpener>> = {
  cairocffi: {
    how: 'dlopen',
    sonames: 'libcairo.so.2 libgdk_pixbuf-2.0.so.0 libgobject-2.0.so.0 libglib-2.0.so.0',
    source: 'cairocffi-1.7.1, cairocffi/__init__.py:62, cairocffi/pixbuf.py:24',
  },
  'dbus-python': {
    how: 'build',
    sonames: 'libdbus-1.so.3 libglib-2.0.so.0',
    source: `${modules}/dbus-python`,
  },
  glcontext: {
    how: 'dlopen',
    sonames: 'libGL.so.1 libEGL.so.1 libX11.so.6',
    source: 'glcontext-3.1.0, glcontext/__init__.py:81-113',
  },
  glfw: {
    how: 'dlopen',
    sonames: `${windows} libXinerama.so.1 libXrender.so.1 libXxf86vm.so.1 libX11-xcb.so.1`,
    source: 'glfw-2.11.0, texts of glfw/x11/libglfw.so and glfw/wayland/libglfw.so',
  },
  gssapi: {
    how: 'build',
    sonames: 'libgssapi_krb5.so.2 libkrb5.so.3',
    source: `${modules}/gssapi`,
  },
  'libarchive-c': {
    how: 'dlopen',
    sonames: 'libarchive.so.13',
    source: 'libarchive_c-5.3, libarchive/ffi.py:25',
  },
  libusb1: {
    how: 'dlopen',
    sonames: 'libusb-1.0.so.0',
    source: 'libusb1-3.4.0, usb1/_libusb1.py:210',
  },
  moderngl: {
    how: 'dlopen',
    sonames: 'libGL.so.1 libEGL.so.1',
    source: 'moderngl-5.13.0, _moderngl.py:216-233',
  },
  mysqlclient: {
    how: 'build',
    sonames: 'libmariadb.so.3',
    source: `${modules}/mysqlclient`,
  },
  'nvidia-ml-py': {
    how: 'dlopen',
    sonames: 'libnvidia-ml.so.1',
    source: 'nvidia_ml_py-13.615.71, pynvml.py:3190',
  },
  'openslide-python': {
    how: 'dlopen',
    sonames: 'libopenslide.so.1',
    unless: ['openslide-bin'],
    source: 'openslide_python-1.4.7, openslide/lowlevel.py:113',
  },
  psycopg: {
    how: 'dlopen',
    sonames: 'libpq.so.5',
    unless: ['psycopg-binary', 'psycopg-c'],
    source: 'psycopg-3.3.9, psycopg/pq/misc.py:74',
  },
  'psycopg-c': {
    how: 'build',
    sonames: 'libpq.so.5',
    source: `${modules}/psycopg`,
  },
  psycopg2: {
    how: 'build',
    sonames: 'libpq.so.5',
    source: `${modules}/psycopg2`,
  },
  pyaudio: {
    how: 'build',
    sonames: 'libportaudio.so.2',
    source: `${modules}/pyaudio`,
  },
  pycairo: {
    how: 'build',
    sonames: 'libcairo.so.2',
    source: `${modules}/pycairo`,
  },
  pyenchant: {
    how: 'dlopen',
    sonames: 'libenchant-2.so.2',
    source: 'pyenchant-3.3.0, enchant/_enchant.py:121',
  },
  pyfluidsynth: {
    how: 'dlopen',
    sonames: 'libfluidsynth.so.3',
    source: 'pyfluidsynth-1.4.0, fluidsynth.py:70',
  },
  pygame: {
    how: 'dlopen',
    sonames: `${windows} libXfixes.so.3 libpulse-simple.so.0 libdecor-0.so.0`,
    source: 'pygame-2.6.1, texts of pygame.libs/libSDL2-2-1667c208.0.so.0.2800.4',
  },
  pyglet: {
    how: 'dlopen',
    sonames: `libX11.so.6 libXext.so.6 libXi.so.6 libXinerama.so.1 libXrandr.so.2 libGL.so.1
      libEGL.so.1 libfontconfig.so.1 libfreetype.so.6 libopenal.so.1 libpulse.so.0`,
    source: 'pyglet-2.1.19, load_library in pyglet/libs, gl, font and media',
  },
  pygobject: {
    how: 'build',
    sonames: 'libgirepository-1.0.so.1 libgobject-2.0.so.0 libcairo.so.2',
    source: `${modules}/pygobject`,
  },
  pygraphviz: {
    how: 'build',
    sonames: 'libgvc.so.7',
    source: `${modules}/pygraphviz`,
  },
  pylibdmtx: {
    how: 'dlopen',
    sonames: 'libdmtx.so.0',
    source: 'pylibdmtx-0.1.10, pylibdmtx/dmtx_library.py:45',
  },
  pynvml: {
    how: 'dlopen',
    sonames: 'libnvidia-ml.so.1',
    source: 'nvidia_ml_py-13.615.71, pynvml.py:3190, which it has as its requirement',
  },
  pyopengl: {
    how: 'dlopen',
    sonames: 'libGL.so.1 libEGL.so.1 libGLU.so.1 libglut.so.3',
    source: 'pyopengl-3.1.10, OpenGL/platform/glx.py:15-79',
  },
  'pyqt6-qt6': {
    how: 'dlopen',
    sonames: 'libssl.so.3 libcrypto.so.3',
    source: 'https://doc.qt.io/qt-6/ssl.html',
  },
  pysdl2: {
    how: 'dlopen',
    sonames: 'libSDL2-2.0.so.0',
    unless: ['pysdl2-dll'],
    source: 'PySDL2-0.9.17, sdl2/dll.py:203',
  },
  'pyside6-essentials': {
    how: 'dlopen',
    sonames: 'libssl.so.3 libcrypto.so.3',
    source: 'https://doc.qt.io/qt-6/ssl.html',
  },
  'python-ldap': {
    how: 'build',
    sonames: 'libldap.so.2 libsasl2.so.3',
    source: `${modules}/python-ldap`,
  },
  'python-magic': {
    how: 'dlopen',
    sonames: 'libmagic.so.1',
    source: 'python_magic-0.4.27, magic/loader.py:34',
  },
  'python-vlc': {
    how: 'dlopen',
    sonames: 'libvlc.so.5',
    source: 'python_vlc-3.0.21203, vlc.py:189',
  },
  pyttsx3: {
    how: 'dlopen',
    sonames: 'libespeak-ng.so.1',
    source: 'pyttsx3-2.99, pyttsx3/drivers/_espeak.py:41',
  },
  pyudev: {
    how: 'dlopen',
    sonames: 'libudev.so.1',
    source: 'pyudev-0.24.5, pyudev/_ctypeslib/utils.py:48',
  },
  pyusb: {
    how: 'dlopen',
    sonames: 'libusb-1.0.so.0',
    source: 'pyusb-1.3.1, usb/backend/libusb1.py:276',
  },
  pyvips: {
    how: 'dlopen',
    sonames: 'libvips.so.42 libgobject-2.0.so.0 libglib-2.0.so.0',
    unless: ['pyvips-binary'],
    source: 'pyvips-2.1.0, pyvips/__init__.py:49-56',
  },
  pyzbar: {
    how: 'dlopen',
    sonames: 'libzbar.so.0',
    source: 'pyzbar-0.1.9, pyzbar/zbar_library.py:63',
  },
  soundcard: {
    how: 'dlopen',
    sonames: 'libpulse.so.0',
    source: 'soundcard-0.4.6, soundcard/pulseaudio.py:17',
  },
  sounddevice: {
    how: 'dlopen',
    sonames: 'libportaudio.so.2',
    source: 'sounddevice-0.5.6, sounddevice.py:64',
  },
  torch: {
    how: 'dlopen',
    sonames: 'libcuda.so.1 libstdc++.so.6 libgcc_s.so.1 libgomp.so.1',
    source:
      'https://docs.pytorch.org/docs/stable/notes/cuda.html; its wheels are too large to read',
  },
  torchcodec: {
    how: 'dlopen',
    sonames: `libavcodec.so.62 libavdevice.so.62 libavfilter.so.11 libavformat.so.62 libavutil.so.60
      libswresample.so.6 libswscale.so.9`,
    source: 'torchcodec-0.17.0, DT_NEEDED of torchcodec/libtorchcodec_core8.so',
  },
  triton: {
    how: 'dlopen',
    sonames: 'libcuda.so.1',
    source: 'triton-3.9.0, triton/backends/nvidia/driver.py:18',
  },
  vtk: {
    how: 'dlopen',
    sonames: 'libGL.so.1 libEGL.so.1',
    source: 'vtk-9.7.2, texts of vtkmodules/libvtkglad.so',
  },
  wand: {
    how: 'dlopen',
    sonames: 'libMagickWand-7.Q16HDRI.so.10 libMagickCore-7.Q16HDRI.so.10',
    source: 'wand-0.7.2, wand/api.py:110-115',
  },
  weasyprint: {
    how: 'dlopen',
    sonames: `libgobject-2.0.so.0 libpango-1.0.so.0 libharfbuzz.so.0 libharfbuzz-subset.so.0
      libfontconfig.so.1 libpangoft2-1.0.so.0`,
    source: 'weasyprint-70.0, weasyprint/text/ffi.py:503-525',
  },
};
