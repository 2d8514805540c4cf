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
      'opening hours, evening hours, out of hours, wheelchairs?, interpreters?, interpreting, translat(ed|ions?), sign language, braille, large print, screen readers?, step free, barrier free, abandon(ed|ment)( rate|), (get|gets|getting|got) through, hang up, hung up, languages?, after hours, accessibility, (on|at) (weekends|saturdays|sundays)',
    ),
    near: listed(
      'access(ible|), reach(ed|es|), answer(s|ed|), calls?, callers?, wait(s|ing|), open, hours, online, channels?, appointments?, counter, phone, visits?, available, availability, use, users?, offer(s|ed|), find, enrol(l|led|ment|), app, web(site|), portal, kiosks?, self service, adjustments?, disabled, reply, served?, see, seen, lines?, queues?, slots?, beds?, places?, uptime, language, plain, deflect(s|ed|ion|)',
    ),
  },
  timeliness: {
    own: listed(
      '(response|reply|waiting|wait|turnaround|processing|handling|lead|cycle|hold|queue|queuing) times?, time to (answer|reply|respond|decide|decision), speed of answer, backlogs?, overdue, wait(s|ed|ing|), on hold',
    ),
    near: listed(
      'within, in time, on time, wait(s|ing|), days?, hours?, minutes?, seconds?, weeks?, fast(er|), quick(er|ly|), sooner, same day, delays?, late, time, speed, prompt(ly|), timely, deadlines?, duration, median, punctual(ity|), abandon(ed|ment|), hang up, get through, reply, first reply, queues?, answer(s|ed|), long(er|est)',
    ),
  },
  quality: {
    own: listed(
      'errors?, mistakes?, defects?, rework, accuracy, misrouted, incorrect(ly|), wrongly, (wrong|damaged|broken|faulty|missing) (items?|goods|parcels?|orders?|letters?|bills?|parts?), right first time, (fault|failure|complaint|infection|reject) rates?, quality (scores?|checks?|audits?)',
    ),
    near: listed(
      'complaints?, quality, right, correct(ly|), accurate(ly|), true, missing, wrong, damaged?, incidents?, standards?, complete(ness|), readings?, clean(ed|er|liness|), safe(ty|), valid, audit(ed|s|), failed, failures?, faults?, infections?, returns?, returned, inspect(ed|ions?|), plain, readable, rat(e|ed|es|ing|ings), compl(y|iant|iance), re ?open(ed|s|), first (contact|call|visit|time), interruptions?, outages?, uptime, repairs?, respect, treated, satisf(action|ied|y), repeat(ed|s|), read, check(ed|s|), warm, lost, losing, lose, fix(ed|es|)',
    ),
  },
  resolution: {
    own: listed(
      '(first|one) (contact|call|visit|reply|response|time) (resolution|fix|fixes), fcr, (resolved?|solved?|settled?|fixed) (at|on|in|with) (the |)(first|one) (contact|call|visit|reply|time), mean time to (repair|resolve|restore), re ?open(ed|s|), resolv(e|es|ed|ing), unresolved, resolution (rates?|times?)',
    ),
    near: listed(
      'resol(ve|ved|ves|ution), sol(ve|ved|ves|ution), settled?, closed?, fixed, fix, repair(s|ed|), restor(e|ed), first (contact|call|visit|time), open (cases|requests|tickets), return(ed|), outcomes?, answer(ed|s|), at once, decid(e|ed), cases?, tickets?, remed(y|ied), refund(s|ed|), found, rehoused?, disputes?, incidents?, backlogs?, transfer(s|red|), (hand|handed) (on|over), overdue, complaints?, claims?, repeat(ed|s|), process(es|ed|), complet(e|ed), same day, handl(e|ed), replace(d|)',
    ),
  },
  satisfaction: {
    own: listed(
      'satisf(action|ied|y), dissatisf(action|ied), csat, customer happiness, (happy|unhappy|pleased) with, (star|customer|app) ratings?, (3|4|5|four|five) stars?, (rate|rated|rates|rating|ratings)( ~){0,5} (good|well|positive(ly|)|stars?|excellent|high|\\d+)',
    ),
    near: listed(
      'rat(e|ed|es|ing|ings), scores?, happy, stars?, recommend(s|ed|), survey(s|ed|), nps, experience, feedback, pleased, content, praise, complaints?, opinions?, feel, felt, say, find, found, think, loyal(ty|), retention, churn',
    ),
  },
  effort: {
    own: listed(
      'self service, deflect(s|ed|ion|), effort scores?, ces, (hand|handed|handing) (on|over), come twice, came twice, (find|finds|found|rate|rated|say|says)( ~){1,5} (easy|simple|hard|difficult), (easy|easier|simple|simpler) to ~, ease of ~, repeat (calls|contacts?|visits?|callers?), avoidable (calls|contacts?|visits?), paperwork, (steps|clicks|trips) (to|per|needed)',
    ),
    near: listed(
      'effort(s|less|), eas(y|ier|ily), transfer(s|red|), forms?, steps, repeat(s|ed|), again, twice, once, first (contact|call|visit|reply), one (contact|call|visit|reply), without, simpl(e|er|ify), contacts?, calls, tickets?, visits?, clicks?, questions?, abandon(ed|ment|), given up, time they lose, fields, documents?, baskets?, themselves, hassle, reminders?, duplicates?, online, need(ed|), pages?, trips?, volume, re ?open(ed|s|), plain, language, understand, wait(s|ing|), minutes?, steps?',
    ),
  },
  communication: {
    own: listed(
      'newsletters?, plain (language|english), (status|progress) (updates?|messages?|reports?), text (messages?|alerts?), (kept|keep|keeping) (~ |)informed, informed (of|about|before), told (why|when|what|how|in advance|before|beforehand), acknowledg(e|ed|es|ement|ements), notif(y|ied|ications?), reading age, jargon, leaflets?, social media',
    ),
    near: listed(
      'communicat(e|ed|es|ion), inform(ed|s|ation|), told, tell(s|), explain(s|ed|), messages?, letters?, e ?mails?, notic(e|es), notif(y|ied|ication|ications), publish(ed|es|), acknowledg(e|ed|ement|ements|es), updates?, answer(s|ed|), repl(y|ies|ied), respon(d|ds|se|ses), transparent, documentation, enquir(y|ies), inquir(y|ies), call(s|ed|) back, heard, hear, understand, understood, read, language, announce(d|ments?|), time for, forecasts?, know, (give|given|giving)( ~){0,3} (dates?|reasons?|notice|times?), voicemails?, warn(ed|ing|ings), reports?, web ?site, alerts?, send(s|ing|), sent, writ(e|es|ing|ten), confirm(s|ed|), invit(e|ed), consult(ed|), reminders?, reminded, engag(e|ed|ement), status, languages?, interpreters?, plain, clear',
    ),
  },
  reliability: {
    own: listed(
      'uptime, downtime, outages?, power cuts?, interruptions?, breakdowns?, punctual(ity|ly), on time, on schedule, (missed|late|lost|delayed|cancelled|failed) (collections?|deliver(y|ies)|pickups?|appointments?|visits?|trains?|bus|buses|trips?|flights?|departures?|arrivals?|parcels?|bags?|connections?), los(e|es|ing)( ~| [\\d.,%]+| %){0,5} (bags?|parcels?|luggage|letters|files|items|mail), (keep|kept|keeping)( ~){0,2} (promises?|appointments?)',
    ),
    near: listed(
      'reliab(le|ly|ility), on time, in time, promis(e|ed|es), late, punctual(ity|), missed, miss, cancel(led|ed|lations?|s|), availability, available, appointments?, by the date, fail(s|ed|ures?|), incidents?, restore(d|), delays?, delivered, deliver(y|ies|), cleared?, collected, collections?, incidents?, breakdowns?, due, run, runs, schedul(e|ed), stable, within, repair(s|ed|), errors?, overdue, defects?, faults?',
    ),
  },
  relationship: {
    own: listed(
      'retention, retain(s|ed|ing|), churn(ed|), renewal rates?, renew their, loyal(ty|), lapsed?, net promoter( score|), nps, (come|came|coming) back to us, (leave|leaving|left) us, stay with us, repeat (customers?|buyers?|orders?|purchases?|guests?|donors?|bookings?), recommend(s|ed|) us',
    ),
    near: listed(
      'stay(s|ed|), thank(s|ed|), welcome(d|), subscribers?, clients?, guests?, givers?, renew(s|ed|), again, nps, net promoter, recommend(s|ed|), donors?, accounts?, members?, trust(ed|), come back, leave, left, lost, return(s|ed|ing|), engagement, relationships?, complaints?, contracts?, cancel(s|led|lations?|), cooperation, partners?, alumni, regulars?, repeat, volunteers?, tenants?, newsletters?, satisf(action|ied)',
    ),
  },
  cost: {
    own: listed(
      'costs?, costly, budgets?, savings, overtime, spend, spending, (cost|dollars|euros?|pounds|spend) per (contact|call|ticket|case|visit|request), value for money',
    ),
    near: listed(
      'money, dollars?, euros?, pounds?, pence, cents?, price, cheap(er|), spend(s|ing|), spent, sav(e|ed|es|ing), efficien(t|cy), digital, paper(less|), expens(e|es|ive), fees?, productivity, per (contact|call|ticket|case|visit|request), invoices?, online, hours, waste, returns?, self service, deflect(s|ed|ion|), digital(ly|), avoidable, volume',
    ),
  },
  staff: {
    own: listed(
      "(staff|employee|agent|volunteer|volunteers|team)'? (turnover|engagement|satisfaction|morale|absence|wellbeing|retention), turnover( of| in|), sick (leave|days), sickness, absenteeism, absences?, coaching, morale, burn ?out, (job|work) satisfaction, vacanc(y|ies), vacant posts?, recruit(ed|ment), leavers, workload, (staff|employees|agents|nurses|drivers|teachers|volunteers|advisers|advisors|technicians|clerks) (are |who |)(trained|leave|left|stay|feel|say|absent|certified|recommend)",
    ),
    near: listed(
      'staff, employees?, agents?, drivers?, nurses?, teams?, train(s|ed|ing|), skills?, shifts?, rotas?, colleagues, crew, technicians?, volunteers?, leave, left, stay, onboarding, clerks?, advisers?, advisors?, managers?, workers?, workload, overtime, certified, certifications?, posts?, hired?, induction, vacanc(y|ies)',
    ),
  },
};
