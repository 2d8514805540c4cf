/**
 * The words that the text rules look for: our own lists, tuned on the seen half of test/corpus and measured on the other
 * (docs/text-rules.md). How a phrase is written: see `phrases`.
 */
import { listed, verbForms } from './wording.ts';

/** Words that let anybody decide that the sentence did not apply. */
export const escapes = [
  // Whether it can be done, and whether it need be.
  '(as|where|when|wherever|whenever|if|as and when|when and where|where and when|as far as|so far as|in so far as|insofar as|to the extent) (it is |this is |they are |we are |that is |at all |reasonably |)(possible|feasible|practicable|practical|applicable|appropriate|viable)',
  '(as|where|when|wherever|whenever|as and when) (it is |this is |they are |that is |)(necessary|relevant|reasonable)',
  '(as|as and when) (needed|required)(?! (by|under|in)\\b)',
  'as ~ as (is |reasonably |)(possible|practicable|practical|feasible|can be|we can)',
  '(shortest|earliest|soonest|quickest|fastest|lowest|fullest|greatest|maximum) (possible|practicable|feasible)',
  'to the (extent|degree|maximum extent|fullest extent|greatest extent) (that is |)(possible|practicable|feasible|permitted)',
  '(where|when|wherever|whenever|as far as|so far as|if) (we|they|staff) (can|are able)(?=[,.;)]|$| and\\b| or\\b)',
  ...listed(
    'to the best of (our|their|its) (ability|abilities), as best (we|they) can, (if|when|where) available, within reason, asap, a\\.s\\.a\\.p, best (efforts?|endeavou?rs?), at the earliest (opportunity|convenience), in (due course|due time|good time)',
  ),
  '(make|makes|making|take|takes|taking|use|uses|using|all|every) (all |every |)reasonable (efforts?|endeavou?rs?|steps|measures)',
  // Most of the time.
  ...listed(
    'normally, usually, generally, typically, ordinarily, mostly, ideally, hopefully, preferably, sometimes, from time to time, most of the time, for the most part, by and large, as a (general |)rule, more or less, more often than not, in principle',
  ),
  'in general(?= (we|our|you|they|it|the)\\b|[,.;]|$)',
  '(in the main|on the whole)(?=[,.;]|$)',
  'in (the majority of cases|(most|many|almost all|nearly all|the vast majority of) (cases|instances|situations))',
  'most (of the |of our |)(calls|callers|cases|requests|customers|residents|letters|e ?mails|enquiries|tickets|claims|applications|orders|days|patients|students|users)',
  '(largely|substantially|broadly|mainly) (complete|completed|done|finished|finalised|in place|met|achieved|ready)',
  '(under|in) (normal|usual|ordinary) (circumstances|conditions)',
  '(in|under|except|barring|outside|than in) (exceptional|unforeseen|extraordinary|special) (circumstances|cases)(?! (claims?|applications?|requests?|payments?|panels?))',
  // If there is enough of something.
  '(resources?|times?|staff|staffing|budgets?|funds|funding|workloads?|capacity|circumstances|weather) permitting',
  '(if|as|when|where|whenever|so far as|as far as|insofar as|in so far as|as long as|provided|should|to the extent)( that|) (the |our |)(resources|times?|staffing|staffing levels|budgets?|funds|funding|workloads?|capacity|circumstances|conditions|weather) (allows?|permits?)',
  '(unless|except (if|when|where)) (~ ){1,3}(prevents?|intervenes?|dictates?|(does|do) not (allow|permit)|(make|makes) (it|this|that) (impossible|impracticable))',
  'without (undue|unnecessary|unreasonable) delays?',
  'as (the |)(circumstances|situation|conditions|demand|workloads?|case) (requires?|dictates?|warrants?|allows?|permits?)',
  'unless (there (is|are) |)(a |)(good|special|exceptional|compelling) (reasons?|grounds|circumstances)',
  'subject to (change|confirmation|approval|weather|traffic)',
  "(cannot|can't|can not|do not|don't) (always |)(guarantee|promise)",
  'if need be',
  '(if|when|where) (the |)(resources|time|staff|budget|funds|funding|capacity) (is|are) available',
  '(subject to|depending on|dependent on) (the |our |)(staff |)(availability|available|resources?|funding|funds|budgets?|capacity|staffing|demand|workloads?|operational|other priorities|priorities|circumstances)',
  ...listed(
    'at (our|the|its|their) (own |sole |)discretion, reserve the right, (may|might|can) take (a little |somewhat |)longer',
  ),
  // Whatever else it may be.
  ...listed(
    'etc, et cetera, and so (on|forth), and the like, among other(s| things), including but not limited to',
  ),
  'all (relevant|appropriate) (staff|people|parties|stakeholders|teams|persons|colleagues|customers)',
];

/** Where an escape is none: `only if necessary` narrows, `rated as reasonable` is what customers say. */
export const notEscapes = [
  '(rates?|rated|see|seen|regard|regarded|describe|described|judge|judged|consider|considered) (~ ){0,6}as (reasonable|relevant|appropriate|necessary|possible|practical)',
  '(who|whom|that|which|where|they|customers|callers|people|residents|than) (~ |)(normally|usually|generally|typically|ordinarily|mostly)',
  '(decisions?|agreements?|approvals?|mortgages?|offers?|permissions?|consents?) in principle',
  'without (undue|unnecessary|unreasonable) delay,? (and|but) (at the latest|(no|not) later|in any|within)',
  'generally available',
  'only (if|when|where) ~',
  "(if|where|when|wherever|whenever) (we|they|staff) can(not|'t)",
];

/** Praise and effort that say nothing without a number. */
export const hollows = [
  // How good it is.
  ...listed(
    'world (class|leading), (best|first|top) in class, (first|top) (class|rate|notch|quality), (cutting|leading) edge, state of the art, (industry|market|sector) leading, second to none, gold standard, best practices?, (un|out)(paralleled|rivall?ed|matched|standing), excell(ent|ently|ence|ing), exceptional(ly|), superior, superb, exemplary, fantastic, amazing, optimal(ly|), robust(ly|), innovative(ly|), holistic(ally|), best possible, most suitable, of choice, flawless(ly|), impeccabl(e|y), wonderful, memorable, unbeatable, pleasant(ly|), considerate, cordial(ly|)',
  ),
  '(high|higher|highest|good|great|best|top) (quality|standards?)',
  '(good|high|highest|great|excellent) levels? of',
  'quality (services?|care|support|work|outcomes?|results?|experience)',
  '(good|great|best|positive) (service|customer service|care|support|experience|customer experience|job|outcomes?|results?)',
  ...listed(
    'accurate(ly|), up to date, reliabl(e|y), dependable, trustworthy, trusted, consistent(ly|), comprehensive(ly|), adequate(ly|), sufficient(ly|), satisfactor(y|ily), meaningful(ly|), sustainabl(e|y), efficient(ly|), effective(ly|), cost effective(ly|ness|), value for money, thorough(ly|), diligent(ly|), flexible, agile, inclusive, equitable, tailored, personali[sz]ed',
  ),
  '(works?|working|worked|runs?|running|goes|go|going|functions?) (well|properly|fine|as (it should|they should|intended|expected|planned|desired))',
  // How fast.
  ...listed(
    '(un|)timely, timeliness, prompt(ly|ness|), swift(ly|), speed(y|ily), quick(ly|), fast, rapid(ly|), expeditious(ly|), in no time, without delays?, pro ?active(ly|), responsive(ly|ness|), (timely|appropriate|professional|efficient|reasonable) (manner|fashion|way|basis)',
  ),
  '(within|in) (a |)reasonable (times?|timeframe|time frame|timescale|period)',
  // How easy.
  ...listed(
    'seamless(ly|), frictionless, effortless(ly|), hassle free, stress free, painless(ly|), smooth(ly|), convenient(ly|), intuitive(ly|), accessible, transparent(ly|), transparency, easy to (use|understand|find|reach|read), clear (communication|information|guidance), (user|customer|citizen|client|patient|resident|family|people) friendly',
  ),
  '(simple|easy|safe|open|fair|clear|warm|kind|honest|modern|secure|stable) and (~ly |)(simple|easy|safe|secure|fair|honest|friendly|modern|clear|open|stable|welcoming)',
  // How kind.
  ...listed(
    'friendly, friendliness, courte(ous|ously|sy), polite(ly|ness|), helpful(ly|ness|), knowledgeable, professional(ly|ism|), caring, compassionate(ly|), empath(y|etic|etically), respectful(ly|), dignified, welcoming, attentive(ly|), supportive, with a smile, highly (skilled|trained|qualified|motivated)',
  ),
  'with (the utmost |)(respect|dignity|integrity|compassion|courtesy|care)(?! (to|for|of|homes?|plans?))',
  // How much customers mean to us, and how happy they are.
  '(customer|citizen|client|patient|resident|people|person|student|user) (centric|centred|centered|focused|focussed|oriented)',
  '(customer|citizen|client|patient|resident|people|student|user)-first',
  ...listed(
    '(put|puts|putting) (~ ){1,2}first, at the heart of, (care|cares) about (you|our), important to us, (here|there) for you, value your, peace of mind, delight(s|ed|ing|ful|), wow, (the |)extra mile, above and beyond',
  ),
  "(exceed|exceeds|exceeding|surpass|beyond) (~ |)(~'?s? |)expectations",
  '(am|are|is|be|feel|feels|were) (~ |)(happy|pleased|satisfied|content|valued)',
  '(feel|feels|felt|feeling) (~ |)(looked after|cared for|taken care of|at home|welcome|heard|listened to|respected|appreciated|understood|supported)',
  '(the|our|their|its) very best',
  // How hard we try.
  '(make|makes|making) (every|all|our best|the best|an|best) (possible |reasonable |)efforts?',
  '(do|doing|try|trying) (our|their|its) (very |)(best|utmost|hardest)',
  '(strives?|striving|endeavou?rs?|endeavou?ring|aspires?|seeks?|aims?|try|tries|hopes?) to',
  ...listed(
    '(do|doing) (everything|all) (in our power|we can|that we can|possible), (go|goes|going) out of (our|their) way, (work|works|working) (hard|tirelessly), (count|rely) on us, in (good|safe|the best) hands, (strives?|striving) for, (committed|dedicated|passionate|devoted) (to|about), (our|a) (commitment|dedication|passion) (to|for), pride ourselves, passion(ately|)',
  ),
];

/** Where such a word praises nothing; a comparative wants change. */
export const notHollow = [
  'more ~(?! (manner|fashion|way|basis)\\b)',
  'fast (tracks?|lanes?|food|chargers?|charging|fix)',
  'quick (wins?|guide|start|reference)',
  'rapid (tests?|transit)',
  'effective (date|from|as of|immediately|on|until|interest|rate)',
  'prompts? (for|to|them|him|her|you|customers|callers|users)',
  // What is not yet paid or done.
  'outstanding (balances?|amounts?|payments?|debts?|fees|fines|invoices?|bills?|loans?|charges?|cases?|requests?|issues?|items?|tickets?|orders?|claims?|work|tasks?|actions?|applications?|documents?|repairs?)',
  '(is|are|be|remain|remains|still|left|days|longest|oldest|no ~) outstanding',
  '(energy|fuel) efficient',
  'accessible (toilets?|parking|entrances?|rooms?|seats?|seating|formats?|spaces?|routes?|vehicles?|stations?|stops?|buses|by|from|to|at|on|between)',
  '(health|health care|healthcare|care|medical|legal|other|our|tax) professionals?',
  '(a|an|the|another|your) professional(?! ~)',
  'professional (bod(y|ies)|indemnity|qualifications?|standards|associations?|advice|development|register)',
  'flexible (working|hours|benefits?)',
  'caring (for|responsibilities)',
  'responsive (design|web ?sites?|pages?)',
  'consistent with',
  // What customers say of it.
  '(rate|rates|rated|rating|call|calls|called|judge|judges|judged|find|finds|found) (~ ){0,3}(excellent|good|helpful|friendly|fast|quick|prompt|polite|professional|courteous|accurate|outstanding)',
  '(say|says|said|agree|agrees|feel|feels|felt) (that |)(~ ){1,5}(is|are|was|were|had|has) (~ |)~( and ~|)',
];

/** More, less or better. */
export const changes = [
  ...verbForms(
    listed(
      'improve, enhance, optimise, streamline, simplify, strengthen, boost, maximise, minimise, reduce, decrease, increase, lessen, modernise, elevate, uplift, decline',
    ),
  ),
  '(improvements?|enhancements?|optimi[sz]ation|simplification|moderni[sz]ation|reductions?|decreases?) (of|in|to|for)',
  'continuous improvement',
  '(go|goes|went|gone|going) (up|down)',
  '(has|have|had) (dropped|fallen|risen|grown)',
  '(better|faster|quicker|easier|fewer|less|more|higher|lower|shorter|greater|stronger|smoother|simpler|friendlier|clearer|happier|larger|bigger|wider|slower|closer|tighter|quieter|safer|cheaper|warmer|calmer|kinder|fairer|brighter)',
  'cleaner (?!(is|are|was|will|has|comes)\\b)~',
];

/** Verbs that want change only as what is to be done: `raise satisfaction`, not `the complaints that people raise`. */
export const changesAtHead = [
  '(raise|raising|lower|lowering|cut|cutting|grow|growing|expand|expanding|extend|extending|shorten|shortening|accelerate|accelerating|broaden|broadening|deepen|deepening|widen|widening|lift|ease)',
  '((speed|speeding|step|stepping|scale|scaling) up|further develop|bring down|drive (up|down)|deliver (more|better|faster)|make ~ (better|faster|easier|simpler|quicker))',
];

/** Where such a word wants no change. */
export const notChanges = [
  '(any|no|not|once|or|one|for|even|much|needs?|wants?|know|learn|read|hear|find out|see|never|nothing) (more|less|fewer)',
  '(no|any|none|nothing|or) (better|lower|higher|faster|later|cheaper|safer)',
  '(larger|bigger|wider) (items?|parcels?|print|groups?|orders?|families|households|businesses|companies|areas?)',
  '(a|an|the|our|your|each|every|one|street|window) cleaner',
  'more (than|likely|information|details|often than not|time to|help with)(?! (before|now|today|last))',
  ...listed('less than, more and more, (sooner|more|less) or (later|less|more), better off, get better'),
  'the (better|faster|lower|higher|larger|smaller|shorter) (of|one)',
  'the (more|less|better) (the|you|they|we|people)',
  'lower (deck|floor|court|secondary|school|limbs?|tier|level|incomes?)',
  'higher (education|court|secondary|tier|level|up|incomes?)',
  'reduced (mobility|rates?|fees?|fares?|prices?|hours|hearing|sight|vision)',
  '(increased|reduced) risk',
  'improvement (notices?|plans?|team|board|works|districts?)',
  '(rate|price|rent|tax|fee|fare|premium|tariff) (increases?|reductions?)',
  'enhanced (disclosure|checks?)',
  'closer to (home|them|you)',
];

/** Verbs of what is done once, not of what is reached. */
export const activities = [
  'implement',
  '(re ?|)(introduce|launch|design|develop|build|create|organi[sz]e|structure|write|draft|train|brand)',
  ...listed(
    'equip, fit out, translate, relocate, merge, outsource, distribute, hand out, bring in, switch on, phase (in|out), retire, decommission, negotiate, roll out, set up, put in place, go live, install, deploy, migrate, upgrade, establish, hire, recruit, appoint, onboard, replace, purchase, buy, procure, acquire, renew, pilot, trial, adopt, enact',
  ),
  '(revamp|renovate|refurbish|overhaul|digiti[sz]e|automate|integrate|consolidate|centrali[sz]e|standardi[sz]e|formali[sz]e)',
  '(prepare|produce|publish|finali[sz]e|compile|document|conduct|carry out|undertake|host|convene|commission|perform)',
  '(hold|run|start|begin|open) (a|an|the new|our new|new|regular|monthly|quarterly|weekly|annual|more|two|three|four|five|six)',
  '(hold|run|start|begin) \\d+',
  '(start|begin) ~ing',
  '(move|switch|convert|transition) (all |our |the |every )?(~ ){0,4}(to|onto|into)',
  '(deliver|provide|offer) (~ ){0,4}training',
  '(complete|finish|deliver) (a|an|the|our|all) (~ ){0,4}(projects?|programme|program|roll ?out|migration|training|review|upgrade|implementation|phase|strategy|plan|system|survey)',
  '(review|revise|update|evaluate|analy[sz]e|assess|investigate|explore|map) (a|an|the|our|all|existing|current|how|whether|options|different)',
];

/** What may stand before the verb that says what is to be done: a date, `we will`, `our goal is to`. */
export const leadIn =
  '[\\s\\uFFFC,:]*(?:(?:by|in|until|before|from|during)\\s+(?:the\\s+end\\s+of\\s+)?\\uFFFC+[,:]?\\s*)?(?:(?:we|staff|the\\s+~|our\\s+~)\\s+(?:will|shall|want\\s+to|plan\\s+to|intend\\s+to|aim\\s+to|must|should)\\s+|(?:our|the)\\s+(?:goal|aim|objective|target)\\s+is\\s+to\\s+|(?:to|also|successfully|fully|jointly)\\s+)*';

/** Verbs of an action that never ends. */
export const endless = [
  '(continue|continues|continuing|keep|keeps|carry on|go on)( to| with| on|) ~',
  '(support|foster|promote|encourage|champion|nurture|facilitate|advocate)',
  '(raise|raising|build|create) awareness',
  '(work|working) (on|towards?|with|together|closely|to)',
  '(focus|focusing|focussing|concentrate) on',
  '(engage|liaise|collaborate|cooperate|communicate|interact) (with|on)',
  '(monitor|maintain|oversee|observe)',
  '(look|looking) (into|at)',
  '(think|thinking) about',
  '(strive|endeavou?r|aim|seek|try) (to|for)',
];
export const ongoing = listed(
  'ongoing, on an ongoing basis, continuous(ly|), continual(ly|), constantly, at all times',
);

/** Single words of a test that say nothing but "when it is done". */
export const doneWords = [
  ...verbForms(
    listed(
      'complete, finish, implement, accomplish, achieve, close, conclude, execute, perform, deliver, finalise, resolve, succeed, end',
    ),
  ),
  ...'done fulfilled met over ready carried out completion implementation execution closure delivery conclusion successful successfully success fully entirely totally properly actually really duly in place ok okay finally correctly'.split(
    ' ',
  ),
  ...'count counts counted consider considered regard regarded deem deemed mark marked declare declared tick ticked status nothing no more left remaining outstanding to do must intended required'.split(
    ' ',
  ),
  ...'action actions task tasks activity activities measure measures work project projects programme program initiative initiatives plan step steps item items goal objective thing things job deliverable deliverables milestone planned it all everything what this that these those them they we each above same date due deadline schedule'.split(
    ' ',
  ),
  ...'a an the is are was were be been being has have had when once as soon if and or by on of to with for at after then now will shall can 100 its our their there so which until'.split(
    ' ',
  ),
];

/** Single words of a need that says only what everybody needs. */
export const anybodysNeeds = [
  ...'help support service services assistance information info advice guidance communication contact access quality care attention respect trust confidence reassurance comfort privacy understanding treatment answer answers solution solutions result results response responses feedback clarity certainty security safety convenience speed flexibility choice options transparency reliability simplicity ease fairness satisfaction experience value efficiency availability accessibility consistency empathy expertise knowledge updates problem problems issue issues question questions concern concerns matter matters need needs money time staff people person product products system systems process processes features tools technology website web online digital phone customer customers resident residents citizen citizens user users client clients'.split(
    ' ',
  ),
  ...'good better best more great nice proper right real general basic simple easy easily clear modern full adequate high new personal improved enough various different other appropriate suitable useful relevant reasonable necessary available possible fair fairly affordable well safe welcome'.split(
    ' ',
  ),
  ...'served heard helped supported informed respected valued understood treated solved answered resolved met feel'.split(
    ' ',
  ),
  ...'a an the of to for from with and or in on at by as our their us them they we it be is are get getting given have having receive need needed required want some any all always that when whenever who'.split(
    ' ',
  ),
];
