/** A document for Observable Plot where there is no browser. */
import { parseHTML } from 'linkedom';

/** A fresh, empty HTML document (a DOM `Document`; the project compiles without DOM types). */
export function newDocument(): unknown {
  return parseHTML('<!doctype html><html><body></body></html>').document;
}
