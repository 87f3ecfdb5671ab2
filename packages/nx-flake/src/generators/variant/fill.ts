/** What the files of the skeleton leave open. */
export interface VariantTexts {
  /** The id. */
  readonly variant: string;
  readonly title: string;
  readonly description: string;
}

/**
 * The path and the text of a new file, from one of the skeleton: `__variant__`, `__title__` and
 * `__description__` stand for the texts. Files that tools would take for their own here, such as
 * tests, end in `.template`.
 */
export function fill(
  path: string,
  text: string,
  texts: VariantTexts,
): { readonly path: string; readonly text: string } {
  const isJson = path.endsWith('.json');
  return {
    path: path.replace(/\.template$/, ''),
    text: text.replaceAll(/__(variant|title|description)__/g, (_, key: keyof VariantTexts) =>
      isJson ? JSON.stringify(texts[key]).slice(1, -1) : texts[key],
    ),
  };
}
