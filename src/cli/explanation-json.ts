/** An explanation as JSON, for programs. */

import { escapeUnseen } from '../diagnostic/visible.ts';
import { nearestTo } from '../kpi/explain/variants.ts';
import type { Told } from './explain-kpi.ts';

export function explanationJson({ explanation, variants, theirs }: Told): string {
  const { result, bounds, sources, parts, closed } = explanation;
  const isWithheld = result.current.small === 'withheld' || result.rowsWithheld;
  const value = {
    kpi: result.id,
    name: result.name,
    definition: result.definition,
    formula: result.formula,
    definitionHash: result.definitionHash,
    anchor: result.anchor,
    unit: result.unit,
    stat: result.stat,
    period: { ...result.current.period, bounds },
    current: result.current,
    breakdowns: result.breakdowns,
    notes: result.notes,
    closed: closed ? { ...closed, restated: closed.restated ?? null } : null,
    sources: sources.map(({ id, source, account }) => ({
      id,
      preset: source.preset ?? null,
      key: source.key ?? null,
      keep: source.keep ?? null,
      files: isWithheld
        ? account.files.map(({ path, sha256 }) => ({ path, sha256 }))
        : account.files.map(({ path, sha256, read, used, leftOut, issues }) => ({
            path,
            sha256,
            read,
            used,
            leftOut,
            issues,
          })),
    })),
    parts: isWithheld
      ? []
      : parts.map(part => ({
          ...part,
          kinds: part.kinds.map(kind => ({
            ...kind,
            examples: kind.examples.map(({ path, line, values }) => ({
              path,
              line,
              // A value that is personal is told as such; no value is null.
              values: Object.fromEntries(
                values.map(({ name, text }) => [
                  name,
                  text === undefined ? { personal: true } : text || null,
                ]),
              ),
            })),
          })),
        })),
    ...(variants
      ? {
          variants: variants.map(({ words, cell, unit, difference }) => ({
            differs: words,
            unit,
            value: cell.value,
            numerator: cell.numerator,
            n: cell.n,
            small: cell.small,
            difference,
          })),
        }
      : {}),
    ...(theirs && variants
      ? {
          theirs: {
            value: theirs.in(result) ?? null,
            nearest: nearestTo(theirs.in, variants).map(({ words, cell, unit, away }) => ({
              differs: words,
              unit,
              value: cell.value,
              away,
            })),
          },
        }
      : {}),
  };
  return `${escapeUnseen(JSON.stringify(value, null, 2))}\n`;
}
