/** A worked example of a measure: what its page in docs/kpi/ shows, and what a test computes again. */
export interface MeasureExample {
  /** Sources and the KPI as they stand in a plan; the KPI's id is `example`. */
  plan: string;
  /** The exports, by file name. */
  files: Record<string, string>;
  /** The way to the number for the third quarter of 2026, in sentences. */
  working: string;
  /** What it comes to. */
  result: {
    value: number;
    /** Absent where the measure has none. */
    numerator?: number;
    /** Null where it is not known. */
    n: number | null;
    /** Rows left out, by reason. */
    leftOut?: Record<string, number>;
  };
}
