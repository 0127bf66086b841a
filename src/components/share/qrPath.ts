import encodeQR from 'qr';

/** A QR code as one path in modules, with the quiet zone around it. */
export interface QrPath {
  /** Modules a side, the quiet zone included. */
  readonly size: number;
  readonly path: string;
}

/** Modules that stay empty on each side: ISO/IEC 18004, 5.3.8. */
const QUIET = 4;
/** Up to here a lost corner (15 %) can be made good; longer texts need the room (7 %). */
const CORRECTED_WELL = 600;

/** The code of a text. @throws Error when it is longer than a code can hold (MOST_QR_BYTES of links.ts). */
export function qrPath(text: string): QrPath {
  const bytes = new TextEncoder().encode(text).length;
  const rows = encodeQR(text, 'raw', { ecc: bytes > CORRECTED_WELL ? 'low' : 'medium', border: QUIET });
  return { size: rows.length, path: rows.map(rowPath).join('') };
}

/** The dark runs of a row. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (row[x] !== true) continue;
    const from = x;
    while (row[x + 1] === true) x++;
    path += `M${from} ${y}h${x + 1 - from}v1h${from - x - 1}z`;
  }
  return path;
}
