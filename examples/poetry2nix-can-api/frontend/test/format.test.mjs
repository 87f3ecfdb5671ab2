import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minifyCss, minifyJs } from '../minify.mjs';
import { formatData, formatId, formatSignals, parseId } from '../src/format.js';

test('identifiers are read and written', () => {
  assert.equal(formatId(0x1a, false), '0x01A');
  assert.equal(formatId(0x1a, true), '0x0000001A');
  assert.equal(parseId(' 0x1A '), 26);
  assert.equal(parseId('26'), 26);
  assert.ok(Number.isNaN(parseId('')) && Number.isNaN(parseId('-1')) && Number.isNaN(parseId('1A')));
});

test('data and signals are readable', () => {
  assert.equal(formatData('01ff'), '01 ff');
  assert.equal(formatData(''), '');
  assert.equal(formatSignals([{ name: 'speed', value: 50.5, unit: 'km/h' }]), 'speed 50.5 km/h');
});

test('minifying keeps strings', () => {
  assert.equal(minifyJs("// why\nconst a = '// x';\n\n  f(a);"), "const a = '// x';\nf(a);");
  assert.equal(minifyCss('/* why */\na {\n  color: red;\n}\n'), 'a{color:red;}');
});
