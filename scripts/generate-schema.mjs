#!/usr/bin/env node
/** Writes the JSON Schemas of `leeway verify --json` and `leeway export --bounds` from their zod schemas. */
import { writeFileSync } from 'node:fs';
import { boundsJsonSchema } from '../dist/cli/boundsDocument.js';
import { verifyJsonSchema } from '../dist/cli/verifyDocument.js';

const schemas = { verify: verifyJsonSchema(), bounds: boundsJsonSchema() };
for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(new URL(`../schema/${name}.schema.json`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
}
