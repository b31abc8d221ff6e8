import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { JsonSchema } from '../../schema/export/response-schema.js';
import { ExportProblem } from './problem.js';

/**
 * Holds what is to be written against the published schema.
 * @throws ExportProblem naming the place, never the value
 */
export function requireValid(schema: JsonSchema, document: unknown): void {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  formats.default(ajv);
  const validate = ajv.compile(schema);
  if (validate(document)) return;
  const [first] = validate.errors ?? [];
  throw new ExportProblem(
    `The answer does not fit the published schema at ${first?.instancePath ?? '/'} (${first?.keyword ?? ''}).`,
    'Update this command and the gateway to the same version.',
  );
}
