/** Reports at the ends of what can come: every form has to bear them. */
import type { ReportModel } from '../../src/report/model.ts';
import { city } from './city.ts';
import * as make from './fixture.ts';
import { hostile } from './hostile.ts';

const { cell, group, series, share } = make;

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
  return make.model(make.evaluation([kpi], { sources: [make.source({ kind: 'survey', sensitive: true })] }));
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
  return make.model(make.evaluation([make.kpi('k', [one!], { previous: null, lastYear: null })]));
}

function fiveHundredCategories(): ReportModel {
  const groups = Array.from({ length: 500 }, (_, i) => group(`Category ${i}`, share(500 - i, 600)));
  const cells = series([share(1, 2), share(100, 200)]);
  return make.model(make.evaluation([make.kpi('k', cells, { breakdowns: [{ column: 'type', groups }] })]));
}

/** A name without a space of 40,000 characters, which is more than a cell of a spreadsheet holds. */
function veryLongNames(): ReportModel {
  const name = 'ü'.repeat(40_000);
  const cells = series([share(1, 2), share(100, 200)]);
  const breakdowns = [
    { column: name, groups: [group(name, share(1, 60)), group('constructor', share(1, 60))] },
  ];
  return make.model(make.evaluation([make.kpi('k', cells, { name, breakdowns })]));
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
