import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { hostileLine, hostileText } from '../../test/hostile-text.ts';
import { codeSpan, inlineText } from './markdown.ts';

const markdown = new MarkdownIt({ html: true });

/** The kinds of the blocks, and the parts of the text in them, as `[type, text]`. */
function parsed(source: string) {
  const tokens = markdown.parse(source, {});
  const parts = tokens.flatMap(({ children }) => children ?? []);
  return {
    blocks: tokens.filter(({ nesting }) => nesting >= 0).map(({ type }) => type),
    parts: parts.map(({ type, content }) => [type, content]),
  };
}

function shown(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

describe('inlineText', () => {
  it.each([
    ['1. one', '1\\. one'],
    ['- one', '\\- one'],
    ['a_b *c* `d`', 'a\\_b \\*c\\* \\`d\\`'],
    ['# a #', '\\# a \\#'],
    ['&amp;', '\\&amp;'],
    [' two\n lines ', 'two lines'],
  ])('writes %j as %s', (text, source) => {
    expect(inlineText(text)).toBe(source);
  });

  it.each([
    ['paragraph', (text: string) => `${text}\n`],
    ['heading', (text: string) => `# ${text}\n`],
    ['paragraph', (text: string) => `${text}\n\n---\n`],
  ])('is shown as it is in a %s', (kind, document) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        fc.pre(shown(text) !== '');
        const { blocks, parts } = parsed(document(inlineText(text)));
        expect(blocks.slice(0, 2)).toEqual([`${kind}_open`, 'inline']);
        expect(parts.map(([, content]) => content).join('')).toBe(shown(text));
        expect(new Set(parts.map(([type]) => type))).toEqual(new Set(['text']));
      }),
      { numRuns: 500 },
    );
  });
});

describe('codeSpan', () => {
  it.each([
    ['a', '`a`'],
    ['`', '`` ` ``'],
    ['a``b', '`a``b`'],
    [' a ', '`  a  `'],
    ['  ', '`  `'],
    ['', ''],
  ])('writes %j as %s', (text, source) => {
    expect(codeSpan(text)).toBe(source);
  });

  it('is shown as it is between other text', () => {
    fc.assert(
      fc.property(hostileLine, (text) => {
        fc.pre(text !== '');
        const { parts } = parsed(`before ${codeSpan(text)} after\n`);
        expect(parts).toEqual([
          ['text', 'before '],
          ['code_inline', text],
          ['text', ' after'],
        ]);
      }),
      { numRuns: 500 },
    );
  });
});
