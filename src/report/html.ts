/**
 * The report as one HTML file: no script, no network, nothing beside it. It reads on a phone, on a screen and
 * on paper, where page one is one sheet.
 */

import { type ReportFormat, textLines } from './formats.ts';
import { annualSections } from './html/annual.ts';
import { commitmentSection } from './html/commitments.ts';
import { pageHead } from './html/head.ts';
import { kpiSection } from './html/kpi.ts';
import { meetingSection } from './html/meeting.ts';
import { methodSection } from './html/method.ts';
import { natureSection } from './html/nature.ts';
import { pageOne } from './html/page-one.ts';
import { findingSection, promiseSection } from './html/promises.ts';
import { scorecardSection } from './html/scorecard.ts';
import { style } from './html/style.ts';
import { watchSection } from './html/watch.ts';
import { inertJson } from './inert-json.ts';
import { html, type Markup } from './markup.ts';
import type { ReportModel } from './model.ts';
import { formatDate } from './numbers.ts';
import { provenanceOf, withoutWords } from './provenance.ts';
import { headline } from './sentences.ts';

export function renderHtml(model: ReportModel): string {
  const { header } = model;
  const parts = sections(model);
  const page = html`${pageHead({
    title: html`${headline(header)} – ${header.period.label}`,
    version: header.version,
    style,
    more: html`<meta name="csplan-report" content="${inertJson(withoutWords(provenanceOf(model)))}">\n`,
  })}
<body>
<a class="skip" href="#scorecard">Skip to the scorecard</a>
<main>
<div class="page-one">
${pageOne(model)}
</div>
<nav aria-label="Parts of this report"><ul>${parts.map(
    part => html`<li><a href="#${part.id}">${part.title}</a></li>`,
  )}</ul></nav>
${parts.map(
  part => html`<section id="${part.id}" aria-labelledby="${part.id}-h"><h2 id="${part.id}-h">${part.title}</h2>
${part.body}
</section>
`,
)}</main>
<footer>${footer(model)}</footer>
</body>
</html>
`;
  return page.source;
}

export const htmlFormat: ReportFormat = {
  render: renderHtml,
  provenance: content =>
    /<meta name="csplan-report" content="([^"]*)">/
      .exec(new TextDecoder().decode(content))?.[1]
      ?.replaceAll('&quot;', '"'),
  lines: textLines,
};

interface Part {
  id: string;
  title: string;
  body: Markup;
}

/** In the order of a performance meeting; a part without anything to show is left out. */
function sections(model: ReportModel): Part[] {
  const parts: (Part | null)[] = [
    ...annualSections(model),
    { id: 'scorecard', title: 'Scorecard', body: scorecardSection(model) },
    { id: 'kpis', title: 'Each KPI', body: html`${model.kpis.map(kpi => kpiSection(kpi))}` },
    watchSection(model),
    natureSection(model),
    commitmentSection(model),
    promiseSection(model),
    meetingSection(model),
    findingSection(model),
    { id: 'method', title: 'Method and data quality', body: methodSection(model) },
  ];
  return parts.filter(part => part !== null);
}

function footer({ header }: ReportModel): Markup {
  return html`<p>Made by csplan ${header.version} from <code>${header.planPath}</code>, as of ${formatDate(header.asOf)}, times in ${header.timezone}.</p>
<p>Fingerprint of the plan (SHA-256): <code>${header.fingerprint}</code></p>`;
}
