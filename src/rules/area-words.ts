/** The words by which a sentence speaks of an area of service. How a phrase is written: see `phrases`. */
import type { builtInAreas } from '../plan/references.ts';
import { listed } from './wording.ts';

interface Words {
  /** Words that speak of this area and hardly of another. */
  own: readonly string[];
  /** Words that may be about it: enough to believe the goal, too little to say that another is about it. */
  near: readonly string[];
}

export const areaWords: Readonly<Record<(typeof builtInAreas)[number], Words>> = {
  access: {
    own: listed(
      'opening hours, wheelchairs?, interpreters?, step free, barrier free, abandon(ed|ment)( rate|), get through, hang up, languages?, after hours, accessibility',
    ),
    near: listed(
      'access(ible|), reach(ed|es|), answer(s|ed|), calls?, callers?, wait(s|ing|), open, hours, online, channels?, appointments?, counter, phone, visits?, available, availability, use, users?, offer(s|ed|), find, enrol(l|led|ment|), app, web(site|), portal, kiosks?, self service, adjustments?, disabled, reply, served?, seen, lines?, queues?, slots?, beds?, places?, uptime, language, plain, deflect(s|ed|ion|)',
    ),
  },
  timeliness: {
    own: listed(
      '(response|reply|waiting|wait|turnaround|processing|handling|lead|cycle) times?, backlogs?, overdue',
    ),
    near: listed(
      'within, in time, on time, wait(s|ing|), days?, hours?, minutes?, seconds?, weeks?, fast(er|), quick(er|ly|), sooner, same day, delays?, late, time, speed, prompt(ly|), timely, deadlines?, duration, median, punctual(ity|), abandon(ed|ment|), hang up, get through, reply, first reply, queues?',
    ),
  },
  quality: {
    own: listed('errors?, mistakes?, defects?, rework, accuracy, misrouted'),
    near: listed(
      'complaints?, quality, right, correct(ly|), accurate(ly|), true, missing, wrong, damaged?, incidents?, standards?, complete(ness|), readings?, clean(ed|er|liness|), safe(ty|), valid, audit(ed|s|), failed, failures?, faults?, infections?, returns?, returned, inspect(ed|ions?|), plain, readable, rat(e|ed|es|ing|ings), compl(y|iant|iance), re ?open(ed|s|), first (contact|call|visit|time), interruptions?, outages?, uptime, repairs?, respect, treated, satisf(action|ied|y)',
    ),
  },
  resolution: {
    own: listed(
      '(first|one) (contact|call|visit|reply|response|time) (resolution|fix|fixes), fcr, (resolved?|solved?|settled?|fixed) (at|on|in|with) (the |)(first|one) (contact|call|visit|reply|time), mean time to repair, re ?open(ed|s|)',
    ),
    near: listed(
      'resol(ve|ved|ves|ution), sol(ve|ved|ves|ution), settled?, closed?, fixed, fix, repair(s|ed|), restor(e|ed), first (contact|call|visit|time), open (cases|requests|tickets), return(ed|), outcomes?, answer(ed|s|), at once, decid(e|ed), cases?, tickets?, remed(y|ied), refund(s|ed|), found, rehoused?, disputes?, incidents?, backlogs?, transfer(s|red|), (hand|handed) (on|over), overdue, complaints?, claims?',
    ),
  },
  satisfaction: {
    own: listed(
      'satisf(action|ied|y), csat, customer happiness, (rate|rated|rates|rating|ratings)( ~){0,5} (good|well|positive(ly|)|stars?|excellent|high)',
    ),
    near: listed(
      'rat(e|ed|es|ing|ings), scores?, happy, stars?, recommend(s|ed|), survey(s|ed|), nps, experience, feedback, pleased, content, praise, complaints?, opinions?, feel, say, loyal(ty|), retention, churn',
    ),
  },
  effort: {
    own: listed(
      'self service, deflect(s|ed|ion|), effort score, ces, (hand|handed|handing) (on|over), come twice, came twice',
    ),
    near: listed(
      'effort(s|less|), eas(y|ier|ily), transfer(s|red|), forms?, steps, repeat(s|ed|), again, twice, once, first (contact|call|visit|reply), one (contact|call|visit|reply), without, simpl(e|er|ify), contacts?, calls, tickets?, visits?, clicks?, questions?, abandon(ed|ment|), given up, time they lose, fields, documents?, baskets?, themselves, hassle, reminders?, duplicates?, online, need(ed|), pages?, trips?, volume, re ?open(ed|s|), plain, language, understand, wait(s|ing|)',
    ),
  },
  communication: {
    own: listed(
      'newsletters?, plain (language|english), status (updates?|messages?), kept informed, keep informed',
    ),
    near: listed(
      'communicat(e|ed|es|ion), inform(ed|s|ation|), told, tell(s|), explain(s|ed|), messages?, letters?, e ?mails?, notic(e|es), notif(y|ied|ication|ications), publish(ed|es|), acknowledg(e|ed|ement|ements|es), updates?, answer(s|ed|), repl(y|ies|ied), respon(d|ds|se|ses), transparent, documentation, enquir(y|ies), inquir(y|ies), call(s|ed|) back, heard, hear, understand, understood, read, language, announce(d|ments?|), time for, forecasts?, know, date, voicemails?, warn(ed|ing|ings), reports?, web ?site, alerts?, give, given, reminders?, reminded, engag(e|ed|ement), status, languages?, interpreters?, plain, clear',
    ),
  },
  reliability: {
    own: listed('uptime, downtime, outages?, power cuts?, interruptions?'),
    near: listed(
      'reliab(le|ly|ility), on time, in time, kept, keep, promis(e|ed|es), late, punctual(ity|), missed, miss, cancel(led|ed|lations?|s|), availability, available, appointments?, by the date, fail(s|ed|ures?|), incidents?, restore(d|), delays?, delivered, deliver(y|ies|), cleared?, collected, collections?, every, incidents?, breakdowns?, due, run, runs, schedul(e|ed), stable, within, repair(s|ed|), errors?, overdue, defects?, faults?',
    ),
  },
  relationship: {
    own: listed('retention, churn(ed|), renewal rates?, loyal(ty|)'),
    near: listed(
      'keep, kept, stay(s|ed|), renew(s|ed|), again, nps, net promoter, recommend(s|ed|), donors?, accounts?, members?, trust(ed|), come back, leave, left, lost, customers, return(s|ed|ing|), engagement, relationships?, complaints?, contracts?, cancel(s|led|lations?|), cooperation, partners?, alumni, regulars?, repeat, volunteers?, tenants?, newsletters?, satisf(action|ied)',
    ),
  },
  cost: {
    own: listed(
      'costs?, budgets?, savings, overtime, (cost|dollars|euros?|pounds|spend) per (contact|call|ticket|case|visit|request), value for money',
    ),
    near: listed(
      'money, dollars?, euros?, pounds?, pence, cents?, price, cheap(er|), spend(s|ing|), spent, sav(e|ed|es|ing), efficien(t|cy), digital, paper(less|), expens(e|es|ive), fees?, productivity, per (contact|call|ticket|case|visit|request), invoices?, online, hours, waste, returns?, self service, deflect(s|ed|ion|), digital(ly|)',
    ),
  },
  staff: {
    own: listed(
      "(staff|employee|agent|volunteer|volunteers|team)'? (turnover|engagement|satisfaction|morale|absence|wellbeing|retention), turnover( of| in|), sick (leave|days), absenteeism, coaching, morale, burn ?out",
    ),
    near: listed(
      'staff, employees?, agents?, drivers?, nurses?, teams?, train(s|ed|ing|), skills?, shifts?, rotas?, colleagues, crew, technicians?, volunteers?, leave, left, stay, onboarding, clerks?, advisers?, advisors?, managers?, workers?, workload, overtime, certified, certifications?, posts?, hired?, induction, vacanc(y|ies)',
    ),
  },
};
