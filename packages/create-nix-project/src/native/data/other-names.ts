/**
 * By the attribute that a library has in nixpkgs (nixos-26.05), other attributes that have it too, or
 * had it: pkgs/top-level/aliases.nix and pkgs/servers/x11/xorg/default.nix.
 */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  'stdenv.cc.cc.lib': [
    'stdenv.cc.cc',
    'gcc.cc',
    'gcc13.cc',
    'gcc14.cc',
    'gcc15.cc',
    'gcc-unwrapped',
    'gccForLibs',
    'libgcc',
  ],
  'espeak-ng': ['espeak'],
  ffmpeg_7: ['ffmpeg'],
  ffmpeg_8: ['ffmpeg'],
  harfbuzz: ['harfbuzzFull'],
  libGL: ['libglvnd', 'mesa'],
  libgbm: ['mesa'],
  libjpeg: ['libjpeg_turbo', 'libjpeg-turbo'],
  libmysqlclient: ['mariadb-connector-c', 'libmariadb', 'mariadb', 'mysql'],
  libpq: ['postgresql'],
  libpulseaudio: ['pulseaudio'],
  libusb1: ['libusb'],
  libuuid: ['util-linux', 'util-linuxMinimal'],
  libvlc: ['vlc'],
  'libxcb-cursor': ['xcb-util-cursor', 'xcbutilcursor'],
  'libxcb-image': ['xcbutilimage'],
  'libxcb-keysyms': ['xcbutilkeysyms'],
  'libxcb-render-util': ['xcbutilrenderutil'],
  'libxcb-util': ['xcbutil'],
  'libxcb-wm': ['xcbutilwm'],
  onetbb: ['tbb'],
  udev: ['systemd', 'systemdLibs', 'libudev-zero'],
  zlib: ['libz', 'zlib-ng'],
};
