import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { NumberText } from './parts.tsx';

function drawn(text: string) {
  const amount = { kind: 'number', text, full: text, finite: true } as const;
  const { container } = render(
    <svg aria-hidden="true">
      <NumberText amount={amount} tone="gradient" x={0} y={0} />
    </svg>,
  );
  return { text: container.querySelector('text')?.textContent, dots: container.querySelectorAll('circle').length };
}

describe('a tangent under its letter', () => {
  it.each([
    ['\u1e03 6', 'b 6'],
    ['l\u0307 −2', 'l −2'],
  ])('has its dot drawn over an ascender: %s', (written, text) => {
    expect(drawn(written)).toEqual({ text, dots: 1 });
  });

  it.each(['\u1e8b 6', '\u0117 1', 'i\u0307 1', '2.2', '∞'])('is the font’s letter otherwise: %s', (written) => {
    expect(drawn(written)).toEqual({ text: written, dots: 0 });
  });
});
