import { comment } from './comment.ts';
import { jsonLiteral } from './json.ts';
import { codeSpan, inlineText } from './markdown.ts';
import { nixLiteral, nixName, nixWithPackages } from './nix.ts';
import { pythonString } from './python.ts';
import { shellWord } from './shell.ts';
import { tomlLiteral } from './toml.ts';
import { yamlLiteral } from './yaml.ts';

/** The literal writers, by the names that templates call them. */
export const literals = {
  nix: nixLiteral,
  nixName,
  nixWithPackages,
  toml: tomlLiteral,
  json: jsonLiteral,
  yaml: yamlLiteral,
  sh: shellWord,
  md: inlineText,
  mdCode: codeSpan,
  py: pythonString,
  comment,
} as const;
