/** The published schemas of the JSON report and the JSON portfolio, made from their own types. */
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

const root = join(import.meta.dirname, '../..');

export function reportSchema(): string {
  return schemaOf('src/report/json.ts', 'JsonReport', 'Report');
}

export function portfolioSchema(): string {
  return schemaOf('src/report/portfolio/json.ts', 'JsonPortfolio', 'Portfolio');
}

function schemaOf(file: string, type: string, title: string): string {
  const { description, ...schema } = createGenerator({
    path: join(root, file),
    tsconfig: join(root, 'tsconfig.json'),
    type,
    topRef: false,
    // What the types are right about is for tsc to say.
    skipTypeCheck: true,
    additionalProperties: true,
  }).createSchema(type);
  const named = { $schema: schema.$schema, title, description, ...schema };
  return `${JSON.stringify(named, null, 2)}\n`;
}
