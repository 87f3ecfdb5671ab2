/** What the files of the skeleton leave open. */
export interface TemplateTexts {
  /** The id. */
  readonly template: string;
  readonly title: string;
  readonly description: string;
}

/**
 * The path and the text of a new file, from one of the skeleton: `__template__`, `__title__` and
 * `__description__` stand for the texts; in code, with the quotes around them. Files that tools would
 * take for their own here, such as tests, end in `.template`.
 */
export function fill(
  source: string,
  text: string,
  texts: TemplateTexts,
): { readonly path: string; readonly text: string } {
  const path = source.replace(/\.template$/, '');
  const isCode = path.endsWith('.ts');
  const open = isCode ? /'__(template|title|description)__'/g : /__(template|title|description)__/g;
  return {
    path,
    text: text.replaceAll(open, (_, key: keyof TemplateTexts) =>
      isCode ? JSON.stringify(texts[key]) : texts[key],
    ),
  };
}
