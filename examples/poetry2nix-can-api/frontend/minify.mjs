// Takes away only what stands on lines of its own, so that no string can be damaged. The sources
// have no literals of several lines.

const lines = (text) => text.split('\n').map((line) => line.trim());

/** Without indentation, empty lines and lines that are comments. */
export const minifyJs = (text) =>
  lines(text)
    .filter((line) => line !== '' && !/^(\/\/|\/\*\*.*\*\/$)/.test(line))
    .join('\n');

/** Without indentation, line breaks and comments. */
export const minifyCss = (text) =>
  lines(text.replace(/\/\*[^]*?\*\//g, ''))
    .join('')
    .replace(/\s*([{};,])\s*|(:) /g, '$1$2');

/** Without indentation and comments. */
export const minifyHtml = (text) =>
  lines(text.replace(/<!--[^]*?-->/g, ''))
    .filter((line) => line !== '')
    .join('\n');
