/** Decision trees for those who serve, and for customers: numbered steps, each with where it leads. */
import type { Guide, GuideNode } from '../../../plan/generated/types.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import { guideDiagram } from '../mermaid/flowchart.ts';
import {
  type Block,
  blocks,
  type GuideBranch,
  type GuideRun,
  type GuideStep,
  joined,
  mark,
  quiet,
  strong,
  type Text,
} from '../model.ts';
import { anchorOf, type Names } from '../names.ts';
import { all, type Told } from '../told.ts';
import { choice } from '../words.ts';

/** Branches inside branches that still can be read on a phone; what lies deeper stands by itself. */
const deepest = 4;

export function guides(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.guides)) return blocks(asked(plan, 'guides', ''));
  return all(plan.guides).map(guide => guideEntry(guide, told));
}

function guideEntry(guide: Guide, { names }: Told): Block {
  const its = about(guide, '/guides/*');
  return {
    is: 'entry',
    id: anchorOf('guide', guide.id),
    label: its.text('purpose', purpose => quiet(choice(purpose))),
    title: its.text('title', title => title, guide.id),
    blocks: blocks(
      isGap(guide.nodes)
        ? asked(guide, 'nodes', '/guides/*')
        : blocks({ is: 'guide', runs: runsOf(guide, names) }, guideDiagram(guide)),
      facts(
        its.fact('owner', 'Kept true by', role => names.of('role', role)),
        its.fact('kpis', 'Shown by', ids => names.links('kpi', ids)),
        its.fact('because', 'Because of', ids => names.evidence(ids)),
      ),
    ),
  };
}

export type TitledRun = GuideRun & { title?: string };

/** Steps in the order in which they are met; a step that is met again is named by its number. */
export function runsOf(guide: Guide, names: Names): TitledRun[] {
  return new Walk(guide, names).runs();
}

class Walk {
  private readonly guide: Guide;
  private readonly nodes: ReadonlyMap<string, GuideNode>;
  private readonly names: Names;
  private readonly numbers = new Map<string, number>();
  /** Steps too deep to stand where they are met. */
  private readonly later: { name: string; branch: GuideBranch }[] = [];

  constructor(guide: Guide, names: Names) {
    this.guide = guide;
    this.nodes = new Map(Object.entries(guide.nodes ?? {}));
    this.names = names;
  }

  runs(): TitledRun[] {
    const { start } = this.guide;
    const first = start && this.nodes.has(start) ? this.from(start) : [];
    const others = [...this.nodes.keys()].flatMap(name =>
      this.numbers.has(name) ? [] : this.from(name, first.length ? 'No step leads here' : undefined),
    );
    return [...first, ...others];
  }

  /** The run that begins with a step, and those that it put off. */
  private from(name: string, title?: string): TitledRun[] {
    const runs: TitledRun[] = [{ ...this.run(name, 0), title }];
    for (let next = this.later.shift(); next; next = this.later.shift()) {
      if (!this.numbers.has(next.name)) runs.push({ ...this.run(next.name, 0), title: 'From above' });
      next.branch.next = this.numbers.get(next.name)!;
    }
    return runs;
  }

  private run(name: string, depth: number): GuideRun {
    const steps: GuideStep[] = [];
    for (let at: string | null = name; at !== null; ) {
      const node: GuideNode = this.nodes.get(at)!;
      const number = this.numbers.size + 1;
      this.numbers.set(at, number);
      const notes = [...notesOf(node, this.names)];
      const branches = all(node.answers).map(answer => this.branch(answer, depth));
      steps.push({ number, text: wordsOf(node, at), notes, branches });
      at = node.answers?.length || isGap(node.to) ? null : this.next(node.to!, notes);
    }
    return { steps };
  }

  /** The step that follows; null, and a note, where it stands elsewhere or nowhere. */
  private next(to: string, notes: Text[]): string | null {
    const known = this.numbers.get(to);
    if (known !== undefined) notes.push(`Go on with step ${known}.`);
    else if (this.nodes.has(to)) return to;
    else notes.push([mark('bad', 'leads to a step that there is not:'), ` ${to}`]);
    return null;
  }

  private branch({ is, to }: NonNullable<GuideNode['answers']>[number], depth: number): GuideBranch {
    const branch: GuideBranch = { answer: is ?? '', next: null };
    if (isGap(to) || !this.nodes.has(to!)) return branch;
    const known = this.numbers.get(to!);
    if (known !== undefined) branch.next = known;
    else if (depth < deepest) branch.next = this.run(to!, depth + 1);
    else this.later.push({ name: to!, branch });
    return branch;
  }
}

function wordsOf(node: GuideNode, name: string): Text {
  const its = about(node, '/guides/*/nodes/*');
  const said = [its.text('ask', strong), its.text('say', text => text)].filter(text => text !== '');
  return said.length ? joined(said, ' ') : name;
}

const ends = {
  resolved: mark('good', 'resolved'),
  'handed-over': mark('near', 'handed over'),
  escalated: mark('near', 'escalated'),
  'follow-up': mark('near', 'to be followed up'),
} as const;

function notesOf(node: GuideNode, names: Names): Text[] {
  const its = about(node, '/guides/*/nodes/*');
  return [
    its.text('discretion', text => joined([quiet('You decide:'), text], ' ')),
    its.text('authority', id => joined([quiet('Allowed by:'), names.link('authority', id)], ' ')),
    its.text('handoff', id => joined([quiet('Hand over:'), names.link('handoff', id)], ' ')),
    its.text('end', end => ends[end]),
  ].filter(text => text !== '');
}
