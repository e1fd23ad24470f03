#!/usr/bin/env node
/** Writes schema/verify.schema.json, the JSON Schema of `leeway verify --json`, from its zod schema. */
import { writeFileSync } from 'node:fs';
import { verifyJsonSchema } from '../dist/cli/verifyDocument.js';

writeFileSync(
  new URL('../schema/verify.schema.json', import.meta.url),
  `${JSON.stringify(verifyJsonSchema(), null, 2)}\n`,
);
