/** Paths from the project's root; apart from what writes them, which loads a compiler. */
export const reportSchemaFile = 'schemas/output/report.schema.json';
export const portfolioSchemaFile = 'schemas/output/portfolio.schema.json';
