/** The demands on a customer service plan, its process and csplan: the shape of `templates/demands.yaml`. */

/** How software can carry a demand. An event is what a plan records as it happens: a field carries it. */
export type Way = 'field' | 'rule' | 'question' | 'report' | 'event';

export interface Demand {
  /** The demand in a line. */
  says: string;
  by: readonly Way[];
  /** Parts of the report (keys of its model) that answer it. */
  report?: readonly string[];
  /** What answers it besides what names its id. */
  also?: Readonly<Partial<Record<Way, string>>>;
  /** Why nothing answers it in a way in which something could. */
  not?: Readonly<Partial<Record<Way, string>>>;
}
