/** Reports at the ends of what can come: every form has to bear them. */
import type { Category, InteractionResult } from '../../src/kpi/nature/nature.ts';
import type { ReportModel } from '../../src/report/model.ts';
import { city } from './city.ts';
import * as make from './fixture.ts';
import { hostile } from './hostile.ts';

const { category, cell, group, series, share } = make;

/** Contacts with these reasons and no channels. */
function contacts(categories: Category[], more: Partial<InteractionResult> = {}): InteractionResult {
  const movers = categories.slice(0, 2).map(({ label }) => label);
  return make.contacts('calls', {
    columns: [{ column: 'topic', of: 'reason', categories, movers }],
    ...more,
  });
}

function allWithheld(): ReportModel {
  const cells = series([make.withheld, make.withheld, make.withheld]);
  const kpi = make.kpi('score', cells, {
    sample: true,
    unit: 'points',
    breakdowns: [{ column: 'team', groups: ['a', 'b'].map(label => group(label, make.withheld)) }],
    goals: [make.goal('g', cells, 'no-data')],
    status: 'no-data',
    rowsWithheld: true,
  });
  const hidden = (id: string) => make.counted(id, cells, { rowsWithheld: true });
  const nature = {
    interactions: [
      contacts([category('a', [null, null]), category('b', [null, null])], {
        received: hidden('interactions/calls'),
        resolved: hidden('interactions/calls/resolved'),
        active: hidden('interactions/calls/active'),
      }),
    ],
    findings: [{ id: 'f', said: hidden('findings/f'), of: hidden('findings/rows/score/at'), change: null }],
  };
  const sources = [make.source({ kind: 'survey', sensitive: true })];
  return make.model(
    make.evaluation([kpi], { sources, nature }),
    make.plan({ voc: { findings: [{ id: 'f' }] } }),
  );
}

function nothingAtAll(): ReportModel {
  return make.model(make.evaluation([], { sources: [] }), make.plan({ accountable: undefined }));
}

function noData(): ReportModel {
  const cells = series([cell(null), cell(null)]).map(one => ({ ...one, coverage: 'none' as const }));
  return make.model(
    make.evaluation([make.kpi('k', cells, { status: 'no-data', notes: ['No export.'] })], { sources: [] }),
  );
}

function singlePoint(): ReportModel {
  const [one] = series([share(3, 40)]);
  const [made] = series([cell(7, { n: 7 })]);
  const single = (id: string) => make.counted(id, [made!], { previous: null, lastYear: null });
  const nature = {
    interactions: [
      contacts([category('only', [7])], {
        received: single('interactions/calls'),
        resolved: single('interactions/calls/resolved'),
        active: single('interactions/calls/active'),
      }),
    ],
    findings: [],
  };
  return make.model(make.evaluation([make.kpi('k', [one!], { previous: null, lastYear: null })], { nature }));
}

function fiveHundredCategories(): ReportModel {
  const groups = Array.from({ length: 500 }, (_, i) => group(`Category ${i}`, share(500 - i, 600)));
  const cells = series([share(1, 2), share(100, 200)]);
  const reasons = Array.from({ length: 500 }, (_, i) => category(`Category ${i}`, [i + 1, 500 - i]));
  const nature = { interactions: [contacts(reasons)], findings: [] };
  const kpi = make.kpi('k', cells, { breakdowns: [{ column: 'type', groups }] });
  return make.model(make.evaluation([kpi], { nature }));
}

/** A name without a space of 40,000 characters, which is more than a cell of a spreadsheet holds. */
function veryLongNames(): ReportModel {
  const name = 'ü'.repeat(40_000);
  const cells = series([share(1, 2), share(100, 200)]);
  const breakdowns = [
    { column: name, groups: [group(name, share(1, 60)), group('constructor', share(1, 60))] },
  ];
  const reasons = [category(name, [60, 80]), category('constructor', [10, 20])];
  const nature = { interactions: [contacts(reasons, { name })], findings: [] };
  return make.model(make.evaluation([make.kpi('k', cells, { name, breakdowns })], { nature }));
}

export const extremes: Record<string, () => ReportModel> = {
  'a city': city,
  'hostile texts': hostile,
  'a hostile year': () => hostile('year'),
  'nothing at all': nothingAtAll,
  'no data': noData,
  'all withheld': allWithheld,
  'a single point': singlePoint,
  'five hundred categories': fiveHundredCategories,
  'very long names': veryLongNames,
};
