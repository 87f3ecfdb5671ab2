/** An identifier as people write it: 0x100, and 8 digits when it is extended. */
export const formatId = (id, extended) =>
  `0x${id.toString(16).toUpperCase().padStart(extended ? 8 : 3, '0')}`;

/** Reads an identifier, decimal or hexadecimal; NaN when it is neither. */
export const parseId = (text) =>
  /^(0x[0-9a-f]+|[0-9]+)$/i.test(text.trim()) ? Number(text.trim()) : Number.NaN;

/** Bytes with blanks between them. */
export const formatData = (hex) => hex.replace(/..(?=.)/g, '$& ');

/** The time of day of a frame, with milliseconds. */
export const formatTime = (seconds) => {
  const time = new Date(seconds * 1000);
  return `${time.toLocaleTimeString('en-GB')}.${String(time.getMilliseconds()).padStart(3, '0')}`;
};

/** What a frame means, in one line. */
export const formatSignals = (signals) =>
  signals.map(({ name, value, unit }) => `${name} ${value} ${unit}`).join(', ');
