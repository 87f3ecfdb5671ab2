/** A Python string literal in double quotes; escapes are those of JSON, which Python shares. */
export function pythonString(text: string): string {
  return JSON.stringify(text);
}
