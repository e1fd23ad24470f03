/** Comma-separated numbers with a label column. */
import { UserError } from '../../../errors.js';
import type { Dataset } from '../dataset.js';
import { classIndices } from './labels.js';
import { parseNumber } from './number.js';

export interface CsvOptions {
  /** Name of the label column (with a header line), or its index from 0; negative counts from the end. Default -1. */
  readonly label?: string | number;
}

/**
 * Parses CSV text: one record per line, fields separated by commas (or semicolons or tabs, if the first line has no comma),
 * no quoting. A first line that has a field which is not a number is a header. Features must be finite numbers; labels may
 * be any text. Empty lines and lines that start with # are skipped.
 *
 * @param name - file name, for error messages
 * @throws UserError with file, line and column (both from 1) on the first malformed field
 */
export function parseCsv(bytes: Uint8Array, name: string, options: CsvOptions = {}): Dataset {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  const numbered = lines.map((text, index) => ({ text, line: index + 1 })).filter(({ text }) => isRecord(text));
  const first = numbered[0];
  if (first === undefined) throw new UserError(`${name}: no records; a CSV file needs at least one line of numbers`);
  const separator = [',', ';', '\t'].find((candidate) => first.text.includes(candidate)) ?? ',';
  const head = first.text.split(separator).map((field) => field.trim());
  const label = labelColumn(options.label ?? -1, head, name);
  const named = typeof options.label === 'string';
  const hasHeader = named || head.some((field, column) => column !== label && parseNumber(field) === undefined);
  const records = hasHeader ? numbered.slice(1) : numbered;
  if (records.length === 0) throw new UserError(`${name}: no records after the header line`);

  const dimension = head.length - 1;
  const features = new Float32Array(records.length * dimension);
  const labels: string[] = [];
  records.forEach(({ text, line }, row) => {
    const fields = text.split(separator);
    if (fields.length !== head.length) {
      throw new UserError(`${name}:${line}: ${fields.length} fields where the first line has ${head.length}`);
    }
    let position = 1;
    fields.forEach((field, column) => {
      if (column === label) labels.push(field.trim());
      else {
        const value = parseNumber(field);
        if (value === undefined) {
          throw new UserError(
            `${name}:${line}:${position}: field ${column + 1} must be a finite number; got '${field}'`,
          );
        }
        features[row * dimension + column - (column > label ? 1 : 0)] = value;
      }
      position += field.length + 1;
    });
  });
  const { indices, classes } = classIndices(labels, name);
  return { name, features, labels: indices, rows: records.length, dimension, classes };
}

function isRecord(text: string): boolean {
  return text.trim() !== '' && !text.startsWith('#');
}

function labelColumn(label: string | number, head: readonly string[], name: string): number {
  if (head.length < 2) throw new UserError(`${name}: one column only; a record needs a label and at least one feature`);
  if (typeof label === 'string') {
    const column = head.indexOf(label);
    if (column < 0) throw new UserError(`${name}: no column '${label}'; the header has ${head.join(', ')}`);
    return column;
  }
  const column = label < 0 ? head.length + label : label;
  if (!Number.isInteger(column) || column < 0 || column >= head.length) {
    throw new UserError(
      `${name}: label column ${label} does not exist; there are ${head.length} columns, 0 to ${head.length - 1}`,
    );
  }
  return column;
}
