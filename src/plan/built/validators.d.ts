/** Built by `npm run build` from `schemas/`; see src/build/validators.ts. */
import type { ErrorObject } from 'ajv';

export interface Validate {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}
export const validatePlan: Validate;
export const validateConfig: Validate;
export const validateOrganization: Validate;
