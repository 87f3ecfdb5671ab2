import type { Step } from './session.ts';

const columns = 92;
const lineHeight = 18;
const charWidth = 7.85;
const margin = 16;

/** A picture of the steps as they look on a terminal; it follows the reader's light or dark. */
export function terminalSvg(title: string, steps: readonly Step[]): string {
  const lines = steps.flatMap(({ command, output }, index) => [
    ...(index === 0 ? [] : ['']),
    `<tspan class="prompt">$</tspan> <tspan class="typed">${escape(command)}</tspan>`,
    ...output.map((line) => escape(shorten(line))),
  ]);
  const width = Math.round(columns * charWidth) + 2 * margin;
  const height = lines.length * lineHeight + 2 * margin;
  const texts = lines
    .map((line, index) => [line, margin + (index + 0.75) * lineHeight] as const)
    .filter(([line]) => line !== '')
    .map(([line, y]) => `  <text xml:space="preserve" x="${margin}" y="${y}">${line}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
  <title>${escape(title)}</title>
  <style>
    rect { fill: #f6f8fa; stroke: #d1d9e0; }
    text { fill: #1f2328; font: 13px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; white-space: pre; }
    .prompt { fill: #1a7f37; }
    .typed { font-weight: bold; }
    @media (prefers-color-scheme: dark) {
      rect { fill: #151b23; stroke: #3d444d; }
      text { fill: #d1d7e0; }
      .prompt { fill: #3fb950; }
    }
  </style>
  <rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6"/>
${texts.join('\n')}
</svg>
`;
}

function shorten(line: string): string {
  return line.length > columns ? `${line.slice(0, columns - 1)}…` : line;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
