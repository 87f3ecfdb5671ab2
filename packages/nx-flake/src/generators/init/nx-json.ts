import { findNodeAtLocation, getNodeValue, type Node, parse, parseTree } from 'jsonc-parser';
import { pluginOptions } from '../../options.ts';

const pluginName = 'nx-flake';

/**
 * The text of nx.json with the plugin in it; all else, comments too, is left as it is.
 *
 * @returns the same text when the plugin is there already
 * @throws {Error} one sentence when it is no object, or its `plugins` no list
 */
export function registerPlugin(nxJson: string): string {
  const root = parseTree(nxJson, [], { allowTrailingComma: true, allowEmptyContent: true });
  if (root === undefined) return `{\n  "plugins": ["${pluginName}"]\n}\n`;
  if (root.type !== 'object') throw new Error('nx.json is not an object.');
  const plugins = findNodeAtLocation(root, ['plugins']);
  if (plugins === undefined) return addTo(nxJson, root, `"plugins": ["${pluginName}"]`);
  if (plugins.type !== 'array') throw new Error('“plugins” in nx.json is not a list.');
  return pluginEntry(getNodeValue(plugins)) === undefined
    ? addTo(nxJson, plugins, `"${pluginName}"`)
    : nxJson;
}

/** The name that the options in nx.json give to the target that checks a flake. */
export function checkTargetName(nxJson: string): string {
  const { plugins } = parse(nxJson) as { plugins?: unknown[] };
  const entry = pluginEntry(plugins) as { options?: unknown } | undefined;
  return pluginOptions(entry?.options).targetNames['flake-check'];
}

/** How nx.json registers the plugin: its name alone, or an object with options. */
function pluginEntry(plugins: readonly unknown[] = []): unknown {
  return plugins.find(
    (entry) =>
      entry === pluginName || (entry as { plugin?: unknown } | null)?.plugin === pluginName,
  );
}

/** Adds an entry at the end of an object or list, on a line of its own where the others have one. */
function addTo(text: string, { type, offset, children = [] }: Node, entry: string): string {
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const first = children[0];
  const last = children.at(-1);
  if (first === undefined || last === undefined) {
    const inner = type === 'object' ? `${ending}  ${entry}${ending}` : entry;
    return text.slice(0, offset + 1) + inner + text.slice(offset + 1).trimStart();
  }
  const before = text.slice(offset + 1, first.offset);
  const indent = /\n[ \t]*$/.exec(before)?.[0];
  const gap = indent === undefined ? ' ' : ending + indent.slice(1);
  const end = last.offset + last.length;
  return `${text.slice(0, end)},${gap}${entry}${text.slice(end)}`;
}
