/**
 * Shared objects that a package does without: it looks whether they can be loaded, and goes on when
 * not. Their libraries would be many, for something that nearly nobody uses.
 */
const optional = [
  // Qt: drivers of databases, the look of GTK, embedded displays. https://doc.qt.io/qt-6/deployment-plugins.html
  /\/sqldrivers\//,
  /\/platformthemes\//,
  /\/egldeviceintegrations\//,
  /\/platforms\/libq(eglfs|linuxfb|minimalegl|vnc|vkkhrdisplay)\.so$/,
  // One for each FFmpeg that it can be used with; it takes the newest that is there.
  /(^|\/)torchcodec\/libtorchcodec_(\w+\d+|heic)\.so$/,
  // Numba: falls back to its own thread pool. https://numba.readthedocs.io/en/stable/user/threading-layer.html
  /(^|\/)numba\/np\/ufunc\/tbbpool\./,
];

/** Whether a package works without that file of it. */
export function optionalObject(path: string): boolean {
  return optional.some((pattern) => pattern.test(path));
}
