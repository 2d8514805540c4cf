/** What asks and decisions are about, by name, and the findings that they rest on, in words. */
import type { Plan } from '../../plan/generated/types.ts';
import { measuredIn } from '../../plan/measured.ts';

export type SubjectKind = 'goal' | 'kpi' | 'initiative' | 'commitment' | 'finding' | 'policy';

export interface Subject {
  kind: SubjectKind;
  id: string;
  /** As readers know it. */
  title: string;
}

/** Gives names and texts of a plan by their ids. */
export interface Names {
  subject(about: { [kind in SubjectKind]?: string | null } | null | undefined): Subject | null;
  /** Texts of findings. */
  findings(ids: readonly string[] | null | undefined): string[];
}

export function namesIn(plan: Plan): Names {
  const named = (entries: readonly { id: string; title?: string | null }[] | null | undefined) =>
    new Map((entries ?? []).map(({ id, title }) => [id, title || id]));
  const findings = new Map((plan.voc?.findings ?? []).map(({ id, text }) => [id, text || id]));
  const titles: Record<SubjectKind, Map<string, string>> = {
    goal: new Map((plan.goals ?? []).map(({ id, statement }) => [id, statement || id])),
    kpi: new Map(measuredIn(plan).map(({ id, name }) => [id, name || id])),
    initiative: named(plan.initiatives),
    commitment: new Map((plan.commitments ?? []).map(({ id, text }) => [id, text || id])),
    finding: findings,
    policy: named(plan.policies),
  };
  const kinds = Object.keys(titles) as SubjectKind[];
  return {
    subject: about => {
      const kind = kinds.find(candidate => about?.[candidate]);
      const id = kind && about?.[kind];
      return kind && id ? { kind, id, title: titles[kind].get(id) ?? id } : null;
    },
    findings: ids => (ids ?? []).map(id => findings.get(id) ?? id),
  };
}
