import type { MathNode } from 'mathjs';
import type { FormulaDefinition } from './formula.js';
interface Line { readonly name: string; readonly tree: MathNode }
export function texEquation(definition: FormulaDefinition, tree: MathNode, lines: readonly Line[]): string { return definition.name + tree.toTex() + lines.length; }
export function unicodeEquation(definition: FormulaDefinition, tree: MathNode, lines: readonly Line[]): string { return definition.name + tree.toString() + lines.length; }
