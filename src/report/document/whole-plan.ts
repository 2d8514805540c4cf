/** The whole plan as a document: every section in its place, what is open as a question, and what there is not. */
import { sections } from '../../plan/generated/fields.ts';
import type { Plan } from '../../plan/generated/types.ts';
import { isGap, openQuestions, ownKeys } from './asking.ts';
import { type Block, type Chapter, type DocumentModel, joined, open, quiet, type Text } from './model.ts';
import { sectionTitles } from './section-titles.ts';
import { attributes } from './sections/attributes.ts';
import { authority } from './sections/authority.ts';
import { culture, recognition } from './sections/culture.ts';
import { channels, customers, services } from './sections/customers.ts';
import { goals } from './sections/goals.ts';
import { guides } from './sections/guides.ts';
import { handoffs } from './sections/handoffs.ts';
import { glossary, headerFacts, titleLines } from './sections/header.ts';
import { initiatives } from './sections/initiatives.ts';
import { interactions } from './sections/interactions.ts';
import { blueprints, journeys } from './sections/journeys.ts';
import { lineOfSight } from './sections/line-of-sight.ts';
import { listening, staffInput } from './sections/listening.ts';
import { kpis, watch } from './sections/measures.ts';
import { benchmarks, innovation, maturity } from './sections/outlook.ts';
import { ownerSheet, roles } from './sections/people.ts';
import { policies } from './sections/policies.ts';
import { buyIn, commitments, complaints } from './sections/promises.ts';
import { reviewCalendar, reviews } from './sections/reviews.ts';
import { sources } from './sections/sources.ts';
import { findings, studies } from './sections/studies.ts';
import { team } from './sections/team.ts';
import { timeline } from './sections/timeline.ts';
import { traceability } from './sections/traceability.ts';
import { objectives, strategies, vision } from './sections/vision.ts';
import type { Told } from './told.ts';
import { counted } from './words.ts';

type Builder = (told: Told) => Block[];

/** In the order in which a reader who is new to it asks. */
const chapters: readonly { title: string; sections: readonly (readonly [string, Builder])[] }[] = [
  {
    title: 'Where we are going',
    sections: [
      ['About this plan', headerFacts],
      [sectionTitles.vision, vision],
      ['Line of sight', lineOfSight],
      [sectionTitles.objectives, objectives],
      [sectionTitles.strategies, strategies],
    ],
  },
  {
    title: 'Whom we serve',
    sections: [
      [sectionTitles.customers, customers],
      [sectionTitles.services, services],
      [sectionTitles.channels, channels],
      [sectionTitles.journeys, journeys],
      [sectionTitles.blueprints, blueprints],
    ],
  },
  {
    title: sectionTitles.voc,
    sections: [
      ['Findings', findings],
      ['What matters most', attributes],
      ['From finding to action', traceability],
      ['Studies', studies],
      ['How we listen', listening],
      ['What the staff say', staffInput],
    ],
  },
  {
    title: 'What we promise',
    sections: [
      [sectionTitles.commitments, commitments],
      [sectionTitles.complaints, complaints],
    ],
  },
  {
    title: 'What we will reach',
    sections: [
      [sectionTitles.goals, goals],
      [sectionTitles.kpis, kpis],
      [sectionTitles.watch, watch],
      [sectionTitles.interactions, interactions],
      [sectionTitles.sources, sources],
    ],
  },
  {
    title: 'What we do',
    sections: [
      ['Time line', timeline],
      [sectionTitles.initiatives, initiatives],
      [sectionTitles.buy_in, buyIn],
    ],
  },
  {
    title: 'How we work',
    sections: [
      [sectionTitles.policies, policies],
      [sectionTitles.authority, authority],
      [sectionTitles.handoffs, handoffs],
      [sectionTitles.guides, guides],
    ],
  },
  {
    title: 'Who does it',
    sections: [
      [sectionTitles.roles, roles],
      ['Owner sheet', ownerSheet],
      [sectionTitles.team, team],
      [sectionTitles.culture, culture],
      [sectionTitles.recognition, recognition],
    ],
  },
  {
    title: 'How we keep at it',
    sections: [
      ['Review calendar', reviewCalendar],
      [sectionTitles.reviews, reviews],
      [sectionTitles.innovation, innovation],
      [sectionTitles.benchmarks, benchmarks],
      [sectionTitles.maturity, maturity],
      ['Words with a fixed meaning', glossary],
    ],
  },
];

export function wholePlan(told: Told): DocumentModel {
  const { plan } = told;
  const written = chapters.map(({ title, sections: parts }): Chapter => {
    const shown = parts.flatMap(([name, build]) => {
      const body = build(told);
      return body.length ? [{ id: idOf(name), title: name, blocks: body }] : [];
    });
    return { id: idOf(title), title, sections: shown };
  });
  const questions = openSection(plan);
  return {
    kind: 'Customer service plan',
    title: plan.title || plan.id,
    lines: titleLines(told),
    chapters: [
      ...written.filter(chapter => chapter.sections.length),
      ...(questions.length
        ? [
            {
              id: 'open',
              title: 'What is still open',
              sections: [{ id: 'open-questions', title: 'Open questions', blocks: questions }],
            },
          ]
        : []),
    ],
    hasContents: true,
    layout: 'document',
    closing: closing(told),
  };
}

/** `where-we-are-going`. */
function idOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, '-');
}

function openSection(plan: Plan): Block[] {
  const questions = openQuestions(plan);
  if (!questions.length) return [];
  const groups = [...new Set(questions.map(({ section }) => section))];
  return groups.flatMap((group): Block[] => [
    { is: 'heading', text: group === 'header' ? 'About this plan' : sectionTitles[group] },
    {
      is: 'list',
      items: questions
        .filter(({ section }) => section === group)
        .map(
          ({ question, count }): Text =>
            joined([open(question), count > 1 && quiet(`(${counted(count, 'time')})`)], ' '),
        ),
    },
  ]);
}

/** Sections without a word, and keys that are not csplan's. */
function closing({ plan, madeFrom }: Told): Text[] {
  const absent = sections.filter(section => plan[section] === undefined || isEmptyList(plan[section]));
  const own = ownKeys(plan);
  return [
    absent.length ? `Not in this plan: ${absent.map(section => sectionTitles[section]).join(', ')}.` : '',
    own.length ? `Keys of your own are not shown: ${own.join(', ')}.` : '',
    `Made by csplan ${madeFrom.version} from ${madeFrom.path}. Fingerprint of the plan (SHA-256): ${madeFrom.fingerprint}`,
  ].filter(text => text !== '');
}

function isEmptyList(value: unknown): boolean {
  return value !== null && isGap(value);
}
