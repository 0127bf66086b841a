import { rules } from 'virtual:graph-rules';

/** Reads SVG markup: `DOMParser` in a browser, linkedom's in Node. */
export type ParseSvg = (markup: string) => Document;

/** What an element has from its parent when it says nothing itself. */
const INHERITED: Readonly<Record<string, string>> = {
  fill: 'black',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1',
  'stroke-dasharray': 'none',
  'stroke-linejoin': 'miter',
  'font-family': '',
  'font-size': 'medium',
  'font-style': 'normal',
  'font-weight': '400',
  'text-anchor': 'start',
};
/** Attributes of the page: for its styles, its pointer and its screen readers. */
const OF_THE_PAGE = /^(?:class|tabindex|role|data-.*|aria-.*)$/;
/** Attributes with lengths, and the decimals that they keep: a hundredth of a pixel is not seen. */
const LENGTHS = new Set(['x', 'y', 'width', 'height', 'cx', 'cy', 'r', 'rx', 'd', 'transform', 'font-size']);
const LONG_NUMBER = /-?\d+\.\d{3,}/g;
const XML = 'http://www.w3.org/XML/1998/namespace';
const DRAWN = new Set(['path', 'rect', 'circle']);

/**
 * Gives every element below `svg` the values of the page's rules as attributes, as the cascade would: of the rules that
 * match, the more specific one, else the later one; a rule wins over an attribute that is there already (SVG 2, 6.6).
 */
export function inlineStyles(svg: Element, theme: 'light' | 'dark'): void {
  const won = new Map<Element, Map<string, { readonly value: string; readonly weight: number }>>();
  for (const { selector, weight, set } of rules[theme].rules) {
    const matched = [...svg.querySelectorAll(selector)];
    if (svg.matches(selector)) matched.push(svg);
    for (const element of matched) {
      const own = won.get(element) ?? new Map();
      won.set(element, own);
      for (const [name, value] of Object.entries(set)) {
        if ((own.get(name)?.weight ?? -1) < weight) own.set(name, { value, weight });
      }
    }
  }
  for (const [element, own] of won) for (const [name, { value }] of own) element.setAttribute(name, value);
}

/** Removes what is not seen: hidden elements, shapes without colour, groups without contents, words for the pointer. */
export function removeUnseen(svg: Element): void {
  for (const element of [...svg.querySelectorAll('*')]) {
    if (element.getAttribute('display') === 'none' || element.getAttribute('visibility') === 'hidden') element.remove();
    // The whole drawing's title stays; one inside a number is for the pointer, and some programs would draw it.
    else if (element.localName === 'title' && element.parentNode !== svg) element.remove();
    else if (DRAWN.has(element.localName) && !isSeen(element)) element.remove();
    else {
      element.removeAttribute('display');
      element.removeAttribute('visibility');
    }
  }
  for (const run of svg.querySelectorAll('tspan')) {
    // A blank at the edge of a run is dropped by Inkscape and librsvg otherwise.
    const text = run.textContent ?? '';
    if (text !== text.trim()) run.setAttributeNS(XML, 'xml:space', 'preserve');
  }
  // Inner groups come behind the outer ones: backwards, so that a group of empty groups goes too.
  for (const group of [...svg.querySelectorAll('g')].reverse()) if (group.childElementCount === 0) group.remove();
  for (const name of ['display', 'visibility']) svg.removeAttribute(name);
}

/** Removes attributes that mean nothing outside the page, and those that only repeat what is inherited. */
export function removeOfThePage(svg: Element): void {
  // Document order, each with what it inherits: no recursion, a drawing may be deep.
  const inherited = new Map<Element, Readonly<Record<string, string>>>();
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    const parent = element === svg ? INHERITED : (inherited.get(element.parentElement as Element) ?? INHERITED);
    const now: Record<string, string> = { ...parent };
    for (const name of element.getAttributeNames()) {
      const written = element.getAttribute(name) ?? '';
      const value = LENGTHS.has(name) ? written.replaceAll(LONG_NUMBER, shortened) : written;
      if (OF_THE_PAGE.test(name) || parent[name] === value) element.removeAttribute(name);
      else {
        if (value !== written) element.setAttribute(name, value);
        if (name in parent) now[name] = value;
      }
    }
    inherited.set(element, now);
  }
}

function shortened(number: string): string {
  return String(Math.round(100 * Number(number)) / 100);
}

function isSeen(element: Element): boolean {
  return painted(element, 'fill') || painted(element, 'stroke');
}

function painted(element: Element, paint: 'fill' | 'stroke'): boolean {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const value = at.getAttribute(paint);
    if (value !== null) return value !== 'none';
  }
  return paint === 'fill';
}
