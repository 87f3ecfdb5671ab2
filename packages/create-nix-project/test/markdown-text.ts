import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: true });

/** What a reader sees of each heading and paragraph, without markup. */
export function shownText(source: string): string[] {
  return markdown
    .parse(source, {})
    .filter(({ type }) => type === 'inline')
    .map(({ children }) => (children ?? []).map(({ content }) => content).join(''));
}
