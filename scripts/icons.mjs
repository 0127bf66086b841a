// Draws the icons of the installed page from public/favicon.svg, in its light colours on white. Needs rsvg-convert (librsvg);
// run it when the sign changes: the pictures are files of the repository.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const publicFolder = fileURLToPath(new URL('../public/', import.meta.url));
const sign = readFileSync(`${publicFolder}favicon.svg`, 'utf8')
  // A picture has one look: the rules for dark go.
  .replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/, '')
  .replace('<svg ', '<svg x="-16" y="-16.5" width="32" height="32" ');

/**
 * @param {string} name
 * @param {number} size in pixels
 * @param {number} part of the side that the sign's 32 units take
 * @param {number} corner radius, as a part of the side: 0 for a system that cuts a shape out itself
 */
function draw(name, size, part, corner) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -50 100 100">
<rect x="-50" y="-50" width="100" height="100" rx="${100 * corner}" fill="#ffffff" />
<g transform="scale(${(100 * part) / 32})">${sign}</g>
</svg>`;
  const out = ['-w', String(size), '-h', String(size), '-o', `${publicFolder}icons/${name}.png`];
  const { status, error, stderr } = spawnSync('rsvg-convert', out, { input: svg });
  if (status !== 0) throw new Error(`rsvg-convert: ${error?.message ?? stderr}`);
}

draw('icon-192', 192, 0.84, 0.18);
draw('icon-512', 512, 0.84, 0.18);
// What is cut out is a circle of radius 0.4 at least (W3C, "maskable"); the sign reaches 16 of its 32 units from its middle.
draw('maskable-192', 192, 0.72, 0);
draw('maskable-512', 512, 0.72, 0);
draw('apple-touch-icon', 180, 0.8, 0);
