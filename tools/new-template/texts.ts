import type { TemplateTexts } from './fill.ts';

/** What is given on the command line. */
export interface TemplateOptions {
  readonly name: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
}

/**
 * The texts of the new template.
 *
 * @param taken existing templates
 * @throws {Error} one sentence, and what to do, when a name or text cannot be used
 */
export function templateTexts(options: TemplateOptions, taken: readonly string[]): TemplateTexts {
  const {
    name,
    title = titleOf(name),
    description = 'A flake for a project of this kind.',
  } = options;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Error(
      `A template cannot be called ${JSON.stringify(name)}: take lower-case letters, digits and single hyphens, such as go-modules.`,
    );
  // `nix flake init -t` without a name means this one.
  if (name === 'default')
    throw new Error('“default” is the flake template that stands for uv; take another name.');
  if (taken.includes(name))
    throw new Error(
      `There is a template ${name} already: change it in templates/${name}, or take another name.`,
    );
  for (const [flag, text] of Object.entries({ title, description }))
    if (text.trim() === '' || /[\p{Cc}\u2028\u2029]/u.test(text))
      throw new Error(`--${flag} has to be one line of text.`);
  return { template: name, title, description };
}

/** `go-modules` → `Go modules`. */
function titleOf(name: string): string {
  return (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('-', ' ');
}
