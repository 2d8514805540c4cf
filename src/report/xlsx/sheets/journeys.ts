import type { ReportModel } from '../../model.ts';
import type { JourneyPart, StagePart } from '../../nature/journeys.ts';
import { moodWord, reasonCountWords, touchpointWords } from '../../nature/words.ts';
import { count, type Sheet, tableSheet } from '../sheet.ts';

interface StageOfJourney {
  journey: JourneyPart;
  stage: StagePart;
}

/** Stage by stage why people get in touch, how often, and how satisfied they are. */
export function journeys({ nature }: ReportModel): Sheet | null {
  return tableSheet<StageOfJourney>(
    'Journeys',
    [
      { title: 'Journey', width: 32, cell: ({ journey }) => journey.title },
      { title: 'For', width: 32, cell: ({ journey }) => journey.segment },
      { title: 'Stage', width: 28, cell: ({ stage }) => stage.name },
      {
        title: 'Why they get in touch',
        width: 60,
        cell: ({ stage }) => listed(stage.reasons.map(reasonWords)),
      },
      {
        title: 'Satisfaction',
        width: 60,
        cell: ({ stage }) => listed(stage.touchpoints.map(one => `${one.what} ${touchpointWords(one)}`)),
      },
      { title: 'Mood, −2 to 2', width: 10, cell: ({ stage }) => count(stage.emotion) },
      { title: 'In a word', width: 14, cell: ({ stage }) => moodWord(stage.emotion) },
      { title: 'What hurts most', width: 60, cell: ({ stage }) => listed(stage.severePains) },
      { title: 'What works well', width: 60, cell: ({ stage }) => listed(stage.pros) },
    ],
    nature.journeys.flatMap(journey => journey.stages.map(stage => ({ journey, stage }))),
  );
}

function listed(words: readonly string[]): string | null {
  return words.join('; ') || null;
}

function reasonWords({ text, often, contacts }: StagePart['reasons'][number]): string {
  const counted = contacts.map(reasonCountWords).join(', ');
  const how = counted || (often ? `${often}, as the plan says` : '');
  return how ? `${text} (${how})` : text;
}
