/** SVG to PNG with fonts of our own, so that text looks the same on a machine without fonts. */
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';

const resolve = createRequire(import.meta.url).resolve;
const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) => resolve(`dejavu-fonts-ttf/ttf/${file}`));

/** Pixels per px of the SVG: sharp on a dense screen and in print. */
const ZOOM = 2;

/** The picture as the bytes of a PNG file. */
export function pngOf(svg: string): Uint8Array {
  const options = {
    fitTo: { mode: 'zoom' as const, value: ZOOM },
    font: { loadSystemFonts: false, fontFiles: FONTS, defaultFontFamily: 'DejaVu Sans' },
  };
  return new Resvg(svg, options).render().asPng();
}
