/** The published schema of the JSON report, made from the types of the report itself. */
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

const root = join(import.meta.dirname, '../..');

export function reportSchema(): string {
  const { description, ...schema } = createGenerator({
    path: join(root, 'src/report/json.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    type: 'JsonReport',
    topRef: false,
    // What the types are right about is for tsc to say.
    skipTypeCheck: true,
    additionalProperties: true,
  }).createSchema('JsonReport');
  const named = { $schema: schema.$schema, title: 'Report', description, ...schema };
  return `${JSON.stringify(named, null, 2)}\n`;
}
