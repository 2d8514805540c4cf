/** Built by `npm run build` from `schemas/output/report.schema.json`; see src/build/validators.ts. */
export function validateProvenance(value: unknown): boolean;
