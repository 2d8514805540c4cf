/** Path from the project's root; apart from what writes it, which loads a compiler. */
export const reportSchemaFile = 'schemas/output/report.schema.json';
