// Checks the colour tokens against WCAG 2.2 AA in both themes: node style/check/contrast.mjs
// Text needs 4.5:1 on every ground it stands on, parts of controls 3:1. Fails with exit code 1.
import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(new URL(`../tokens/${name}`, import.meta.url), 'utf8');
const sheet = (read('_color.scss') + read('_hue.scss')).replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
const raw = Object.fromEntries([...sheet.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1], m[2].trim()]));

const value = (name, theme) => {
  let v = raw[name];
  for (let m; (m = /^var\(--([\w-]+)\)$/.exec(v));) v = raw[m[1]];
  const pair = /^light-dark\((#\w{6}),\s*(#\w{6})\)$/.exec(v);
  const hex = pair ? pair[theme === 'light' ? 1 : 2] : v;
  if (!/^#\w{6}$/.test(hex ?? '')) throw new Error(`--${name} is not a pair of six-digit colours: ${v}`);
  return hex;
};
const luminance = (hex) =>
  [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const ratio = (a, b) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((p, q) => q - p);
  return (light + 0.05) / (dark + 0.05);
};

const surfaces = ['sheet', 'raised', 'sunken', 'tint', 'accent-soft'];
const states = [
  'draft',
  'in-review',
  'approved',
  'archived',
  'new',
  'qualified',
  'converted',
  'lost',
  'pending',
  'rejected',
];
const text = [];
const parts = [];
for (const s of surfaces) {
  for (const t of ['ink', 'ink-2', 'ink-3', 'accent', 'danger', 'warm-ink', 'as-other', ...states]) text.push([t, s]);
  for (const p of ['line-strong', 'accent', 'danger']) parts.push([p, s]);
}
for (const s of states) text.push([s, `${s}-soft`]);
for (const s of ['green', 'sky', 'iris', 'ochre', 'stone', 'warm', 'danger'])
  text.push(['ink', `${s}-soft`], ['ink-2', `${s}-soft`], ['accent', `${s}-soft`]);
for (const s of ['danger', 'ochre', 'sky', 'iris', 'green', 'stone']) text.push([s, `${s}-soft`]); // kinds of files, notes
for (const w of ['wall', 'wall-hover', 'wall-line']) text.push(['ink', w], ['ink-2', w]);
text.push(
  ['overdue', 'overdue-soft'],
  ['warm-ink', 'warm-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['on-warm', 'warm'],
  ['on-preview', 'preview'],
  ['on-preview', 'preview-hover'],
  ['on-impersonate', 'impersonate'],
  ['on-impersonate', 'impersonate-hover'],
  ['sheet', 'ink'],
  ['good-on-ink', 'ink'],
);
parts.push(
  ['warm-ink', 'sheet'],
  ['accent', 'wall'],
  ['ink', 'wall'],
  ['on-preview', 'preview'],
  ['on-impersonate', 'impersonate'],
);
for (let n = 1; n <= 12; n++) {
  text.push(['on-hue', `hue-${n}`]);
  parts.push([`hue-${n}`, 'sheet']);
}

let failures = 0;
for (const theme of ['light', 'dark'])
  for (const [kind, least, list] of [
    ['text', 4.5, text],
    ['parts', 3, parts],
  ]) {
    const all = list.map(([a, b]) => [ratio(value(a, theme), value(b, theme)), a, b]).sort((x, y) => x[0] - y[0]);
    const failed = all.filter(([r]) => r < least);
    failures += failed.length;
    const [r, a, b] = all[0];
    console.log(
      `${theme.padEnd(5)} ${kind.padEnd(5)} ${all.length} pairs, least ${r.toFixed(2)} (${a} on ${b}), needed ${least}`,
    );
    for (const [r, a, b] of failed) console.log(`  FAILS ${r.toFixed(2)}  ${a} on ${b}`);
  }
process.exit(failures ? 1 : 0);
