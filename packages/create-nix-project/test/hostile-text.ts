import fc from 'fast-check';

/** Pieces that mean something in one of the languages that the templates are written in. */
const pieces = [
  ...'"\'`\\$#~-+=!&*_<>|:;,.@%?/^ \t()[]{}',
  '${',
  '$${',
  "''",
  "''${",
  '<%',
  '%>',
  '<%- name %>',
  '"""',
  '\\n',
  '\\u0041',
  '$(id)',
  '!!',
  '&amp;',
  '<!--',
  '```',
  '---',
  '1. ',
  'a',
  'ü',
  'ﬁ',
  '🦀',
  '👩‍👩‍👧',
  '\u00a0',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\uffff',
  '--yes',
  '[a](b)',
  'null',
  '__proto__',
];

const text = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('x'.repeat(300), '"'.repeat(300), '🦀'.repeat(150), 'x'.repeat(301)),
);

/** One line of text that some language could take for syntax. */
export const hostileLine = text.filter(
  (value) => !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value),
);

/** Any well-formed text, with line breaks and control characters, without NUL. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: text },
      fc.constantFrom('\n', '\r', '\r\n', '\t', '\b', '\f', '\u001b', '\u007f', '\u0085', '\u2028'),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join('').replaceAll('\0', ''));
