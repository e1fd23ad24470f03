/** A scene for the terminal. */
import type { Scene } from '../theorems/theorem.js';
import { sceneValue } from './text.js';

/** Title, then one labelled line per entry, labels aligned. */
export function sceneText(scene: Scene): string {
  const width = Math.max(...scene.entries.map(({ label }) => label.length));
  return [
    scene.title,
    ...scene.entries.map(({ label, value }) => `  ${label.padEnd(width)}  ${sceneValue(value)}`),
  ].join('\n');
}
