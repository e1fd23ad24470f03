/** A Plot drawing made into a stand-alone, accessible and reproducible SVG. */
import { escapeText } from './markup.js';
import type { Theme } from './palette.js';

/** The part of a DOM element that is used here. */
export interface DrawnElement {
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly innerHTML: string;
  setAttribute(name: string, value: string): void;
  querySelectorAll(selector: string): Iterable<DrawnElement>;
  remove(): void;
}

export interface SvgFrame {
  /** Prefix of the ids of title and description. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly theme: Theme;
  readonly width: number;
  readonly height: number;
  readonly padding: number;
}

/** Numbers of an attribute to 0.01 px, so that the same picture has the same bytes on every machine. */
function roundNumbers(text: string): string {
  return text.replace(/-?\d+\.\d{3,}(?:e[-+]?\d+)?/g, (number) => String(Number(Number(number).toFixed(2)) + 0));
}

/** Rounds every geometric attribute, and drops the labels of parts: the whole is one image with one description. */
function tidy(drawing: DrawnElement): void {
  for (const style of drawing.querySelectorAll('style')) style.remove();
  for (const element of drawing.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (/\.\d{3,}/.test(value)) element.setAttribute(name, roundNumbers(value));
    }
  }
}

/**
 * Root element with `role="img"`, title and description around a drawing and the texts above and below it; on a white
 * ground in the file theme, transparent in the page theme.
 */
export function assembleSvg(frame: SvgFrame, drawing: DrawnElement, above: string, below: string): string {
  const { id, theme, width, height, padding } = frame;
  tidy(drawing);
  const ground = theme.name === 'file' ? `<rect width="${width}" height="${height}" fill="${theme.background}"/>` : '';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc"`,
    ` viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${theme.fontFamily}" font-size="12"`,
    ` fill="${theme.text}">`,
    `<title id="${id}-title">${escapeText(frame.title)}</title>`,
    `<desc id="${id}-desc">${escapeText(frame.description)}</desc>`,
    ground,
    `<g transform="translate(${padding},${padding})">${above}`,
    `<g text-anchor="middle">${drawing.innerHTML}</g>${below}</g></svg>`,
  ].join('');
}
