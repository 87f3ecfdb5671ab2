/**
 * Where nixpkgs (nixos-26.05) has libraries, by the names that programs load them with. The number
 * after `.so` matters: a package has one of them. Packages of X11 have the names that they got in
 * 2026: https://github.com/NixOS/nixpkgs/blob/nixos-26.05/pkgs/servers/x11/xorg/default.nix
 */
const rows: Readonly<Record<string, string>> = {
  'stdenv.cc.cc.lib': `libstdc++.so.6 libgcc_s.so.1 libgomp.so.1 libgomp.so.1.0.0 libgfortran.so.5 libquadmath.so.0
    libatomic.so.1`,
  'alsa-lib': 'libasound.so.2',
  'at-spi2-core': 'libatk-1.0.so.0 libatk-bridge-2.0.so.0 libatspi.so.0',
  brotli: 'libbrotlicommon.so.1 libbrotlidec.so.1 libbrotlienc.so.1',
  bzip2: 'libbz2.so.1',
  cairo: 'libcairo.so.2 libcairo-gobject.so.2',
  cups: 'libcups.so.2',
  curl: 'libcurl.so.4',
  cyrus_sasl: 'libsasl2.so.3',
  dbus: 'libdbus-1.so.3',
  'dbus-glib': 'libdbus-glib-1.so.2',
  elfutils: 'libelf.so.1 libdw.so.1 libdebuginfod.so.1',
  enchant_2: 'libenchant-2.so.2',
  'espeak-ng': 'libespeak-ng.so.1',
  expat: 'libexpat.so.1',
  ffmpeg_7: `libavcodec.so.61 libavdevice.so.61 libavfilter.so.10 libavformat.so.61 libavutil.so.59
    libswresample.so.5 libswscale.so.8`,
  ffmpeg_8: `libavcodec.so.62 libavdevice.so.62 libavfilter.so.11 libavformat.so.62 libavutil.so.60
    libswresample.so.6 libswscale.so.9`,
  fftw: 'libfftw3.so.3',
  fftwFloat: 'libfftw3f.so.3',
  file: 'libmagic.so.1',
  fluidsynth: 'libfluidsynth.so.3',
  fontconfig: 'libfontconfig.so.1',
  freeglut: 'libglut.so.3',
  freetype: 'libfreetype.so.6',
  fribidi: 'libfribidi.so.0',
  'gdk-pixbuf': 'libgdk_pixbuf-2.0.so.0',
  geos: 'libgeos_c.so.1',
  glib: `libglib-2.0.so.0 libgobject-2.0.so.0 libgio-2.0.so.0 libgthread-2.0.so.0 libgmodule-2.0.so.0`,
  gmp: 'libgmp.so.10',
  gnutls: 'libgnutls.so.30',
  'gobject-introspection': 'libgirepository-1.0.so.1',
  graphviz: 'libcgraph.so.8 libcgraph.so.7 libgvc.so.7',
  'gst_all_1.gst-plugins-base': `libgstapp-1.0.so.0 libgstaudio-1.0.so.0 libgstvideo-1.0.so.0 libgstpbutils-1.0.so.0
    libgsttag-1.0.so.0 libgstgl-1.0.so.0 libgstallocators-1.0.so.0`,
  'gst_all_1.gstreamer': 'libgstreamer-1.0.so.0 libgstbase-1.0.so.0',
  gtk3: 'libgtk-3.so.0 libgdk-3.so.0',
  gtk4: 'libgtk-4.so.1',
  harfbuzz: 'libharfbuzz.so.0 libharfbuzz-subset.so.0 libharfbuzz-gobject.so.0',
  imagemagick: 'libMagickWand-7.Q16HDRI.so.10 libMagickCore-7.Q16HDRI.so.10',
  jack2: 'libjack.so.0',
  krb5: 'libkrb5.so.3 libgssapi_krb5.so.2 libk5crypto.so.3 libcom_err.so.3',
  lcms2: 'liblcms2.so.2',
  libarchive: 'libarchive.so.13',
  libcap: 'libcap.so.2',
  libdecor: 'libdecor-0.so.0',
  libdmtx: 'libdmtx.so.0',
  libdrm: 'libdrm.so.2 libdrm_amdgpu.so.1 libdrm_intel.so.1',
  libevdev: 'libevdev.so.2',
  libffi: 'libffi.so.8',
  libgbm: 'libgbm.so.1',
  libgcrypt: 'libgcrypt.so.20',
  libGL: `libGL.so.1 libEGL.so.1 libGLX.so.0 libOpenGL.so.0 libGLESv2.so.2 libGLESv1_CM.so.1
    libGLdispatch.so.0`,
  libGLU: 'libGLU.so.1',
  libice: 'libICE.so.6',
  libinput: 'libinput.so.10',
  libjpeg: 'libjpeg.so.62 libturbojpeg.so.0',
  libmysqlclient: 'libmariadb.so.3',
  libogg: 'libogg.so.0',
  libopus: 'libopus.so.0',
  libpng: 'libpng16.so.16',
  libpq: 'libpq.so.5',
  libpulseaudio: 'libpulse.so.0 libpulse-simple.so.0 libpulse-mainloop-glib.so.0',
  librsvg: 'librsvg-2.so.2',
  libsamplerate: 'libsamplerate.so.0',
  libsecret: 'libsecret-1.so.0',
  libsm: 'libSM.so.6',
  libsndfile: 'libsndfile.so.1',
  libsodium: 'libsodium.so.26',
  libtiff: 'libtiff.so.6',
  libusb1: 'libusb-1.0.so.0',
  libuuid: 'libuuid.so.1',
  libva: 'libva.so.2 libva-drm.so.2 libva-x11.so.2 libva-wayland.so.2',
  libvdpau: 'libvdpau.so.1',
  libvlc: 'libvlc.so.5',
  libvorbis: 'libvorbis.so.0 libvorbisenc.so.2 libvorbisfile.so.3',
  libwebp: 'libwebp.so.7 libwebpmux.so.3 libwebpdemux.so.2 libsharpyuv.so.0',
  libx11: 'libX11.so.6 libX11-xcb.so.1',
  libxau: 'libXau.so.6',
  libxcb: `libxcb.so.1 libxcb-composite.so.0 libxcb-damage.so.0 libxcb-dri2.so.0 libxcb-dri3.so.0
    libxcb-glx.so.0 libxcb-present.so.0 libxcb-randr.so.0 libxcb-record.so.0 libxcb-render.so.0
    libxcb-res.so.0 libxcb-screensaver.so.0 libxcb-shape.so.0 libxcb-shm.so.0 libxcb-sync.so.1
    libxcb-xfixes.so.0 libxcb-xinerama.so.0 libxcb-xinput.so.0 libxcb-xkb.so.1 libxcb-xtest.so.0
    libxcb-xv.so.0`,
  'libxcb-cursor': 'libxcb-cursor.so.0',
  'libxcb-image': 'libxcb-image.so.0',
  'libxcb-keysyms': 'libxcb-keysyms.so.1',
  'libxcb-render-util': 'libxcb-render-util.so.0',
  'libxcb-util': 'libxcb-util.so.1',
  'libxcb-wm': 'libxcb-icccm.so.4 libxcb-ewmh.so.2',
  libxcomposite: 'libXcomposite.so.1',
  libxcrypt: 'libcrypt.so.2',
  'libxcrypt-legacy': 'libcrypt.so.1',
  libxcursor: 'libXcursor.so.1',
  libxdamage: 'libXdamage.so.1',
  libxdmcp: 'libXdmcp.so.6',
  libxext: 'libXext.so.6',
  libxfixes: 'libXfixes.so.3',
  libxft: 'libXft.so.2',
  libxi: 'libXi.so.6',
  libxinerama: 'libXinerama.so.1',
  libxkbcommon: 'libxkbcommon.so.0 libxkbcommon-x11.so.0',
  libxkbfile: 'libxkbfile.so.1',
  libxml2: 'libxml2.so.16',
  libxmu: 'libXmu.so.6',
  libxpm: 'libXpm.so.4',
  libxrandr: 'libXrandr.so.2',
  libxrender: 'libXrender.so.1',
  libxscrnsaver: 'libXss.so.1',
  libxshmfence: 'libxshmfence.so.1',
  libxslt: 'libxslt.so.1 libexslt.so.0',
  libxt: 'libXt.so.6',
  libxtst: 'libXtst.so.6',
  libxv: 'libXv.so.1',
  libxxf86vm: 'libXxf86vm.so.1',
  libyaml: 'libyaml-0.so.2',
  lz4: 'liblz4.so.1',
  mpfr: 'libmpfr.so.6',
  mpg123: 'libmpg123.so.0',
  ncurses: `libncurses.so.6 libncursesw.so.6 libtinfo.so.6 libtinfow.so.6 libpanelw.so.6 libformw.so.6
    libmenuw.so.6`,
  nspr: 'libnspr4.so libplc4.so libplds4.so',
  nss: 'libnss3.so libnssutil3.so libsmime3.so libssl3.so',
  numactl: 'libnuma.so.1',
  'ocl-icd': 'libOpenCL.so.1',
  onetbb: 'libtbb.so.12 libtbbmalloc.so.2',
  openal: 'libopenal.so.1',
  openblas: 'libopenblas.so.0',
  openldap: 'libldap.so.2 liblber.so.2',
  openslide: 'libopenslide.so.1',
  openssl: 'libssl.so.3 libcrypto.so.3',
  'p11-kit': 'libp11-kit.so.0',
  pam: 'libpam.so.0',
  pango: 'libpango-1.0.so.0 libpangocairo-1.0.so.0 libpangoft2-1.0.so.0',
  pciutils: 'libpci.so.3',
  pcre2: 'libpcre2-8.so.0 libpcre2-16.so.0',
  pcsclite: 'libpcsclite.so.1',
  pipewire: 'libpipewire-0.3.so.0',
  pixman: 'libpixman-1.so.0',
  portaudio: 'libportaudio.so.2',
  portmidi: 'libportmidi.so.2',
  rdkafka: 'librdkafka.so.1',
  'rdma-core': 'libibverbs.so.1 librdmacm.so.1 libmlx5.so.1',
  readline: 'libreadline.so.8',
  SDL2: 'libSDL2-2.0.so.0',
  SDL2_image: 'libSDL2_image-2.0.so.0',
  SDL2_mixer: 'libSDL2_mixer-2.0.so.0',
  SDL2_ttf: 'libSDL2_ttf-2.0.so.0',
  snappy: 'libsnappy.so.1',
  speechd: 'libspeechd.so.2',
  sqlite: 'libsqlite3.so.0',
  systemd: 'libsystemd.so.0',
  tcl: 'libtcl8.6.so',
  tk: 'libtk8.6.so',
  udev: 'libudev.so.1',
  unixODBC: 'libodbc.so.2 libodbcinst.so.2',
  vips: 'libvips.so.42',
  'vulkan-loader': 'libvulkan.so.1',
  wayland: `libwayland-client.so.0 libwayland-cursor.so.0 libwayland-egl.so.1 libwayland-server.so.0`,
  xz: 'liblzma.so.5',
  zbar: 'libzbar.so.0',
  zeromq: 'libzmq.so.5',
  zlib: 'libz.so.1',
  zstd: 'libzstd.so.1',
};

/** They come with the driver of the machine's graphics card, never from nixpkgs. */
const driver = /^lib(cuda|nvidia-.*|nvcuvid|nvoptix)\.so(\.\d+)*$/;

const attributes: ReadonlyMap<string, string> = new Map(
  Object.entries(rows).flatMap(([attribute, sonames]) =>
    sonames.split(/\s+/).map((soname) => [soname, attribute] as const),
  ),
);

/** All attributes that the table has. */
export const knownAttributes: readonly string[] = Object.keys(rows);

/** Whether a library belongs to the driver of a graphics card. */
export function isDriverLibrary(soname: string): boolean {
  return driver.test(soname);
}

/**
 * The attribute of nixpkgs that has a library; undefined when the table does not know it.
 *
 * @param soname such as `libGL.so.1`
 */
export function attributeOf(soname: string): string | undefined {
  return attributes.get(soname);
}
