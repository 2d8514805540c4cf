/**
 * The findings that no rule makes and no setting silences: what reading a plan can go wrong with. Rules have
 * their texts in their own files; these have them here, for `csplan explain`.
 */
export const alwaysReported: Readonly<Record<string, string>> = {
  'syntax/invalid': 'A line that is not valid YAML, so that nothing behind it can be read.',
  'syntax/missing-quote': 'A quotation mark that opens a text and is never closed.',
  'syntax/indentation': 'A line whose indentation fits no level above it.',
  'syntax/no-colon': 'A field whose colon is missing.',
  'syntax/no-space': 'A colon or a dash with no space behind it.',
  'syntax/no-comma': 'Two fields inside { } with no comma between them.',
  'syntax/no-dash': 'An entry of a list without its dash, or with another mark in its place.',
  'syntax/open-bracket': 'A { or [ that is never closed.',
  'syntax/colon-in-text': 'A text that holds a colon and a space, and is not in quotes.',
  'syntax/text-behind-quote': 'A text in quotes that ends at a quotation mark inside it.',
  'syntax/merge-marks': 'The marks of a merge that was not finished.',
  'syntax/duplicate-key': 'A key that stands twice in one place; only one of the two could count.',
  'syntax/several-documents': 'A line with --- that starts a second document; a plan file holds one.',
  'syntax/too-large': 'A file too large to be a plan; raw data belongs in an export.',
  'syntax/too-deep': 'A file nested deeper than any plan is.',
  'syntax/alias-bomb': 'Aliases (*name) that unfold to far more than the file holds.',
  'yaml/hash-in-prose': 'A # in a text: YAML takes the rest of the line for a comment and drops it.',
  'yaml/special-character':
    'A text that begins with a character that means something else in YAML, and is not in quotes.',
  'yaml/comma-in-braces': 'A comma in a text inside { }: YAML ends the text there.',
  'yaml/no-break-space': 'A no-break space where YAML needs an ordinary one.',
  'yaml/tab': 'A line indented with a tab; YAML allows spaces only.',
  'yaml/read-as-other': 'A text that YAML reads as something else: 02134 as 2134, 1e3 as 1000, yes as true.',
  'schema/version': 'The file is not written in a format version that this csplan knows.',
  'schema/unknown-field':
    'A field that the format does not have, mostly a misspelt one. Your own begin with x-.',
  'schema/unknown-file':
    'A YAML file beside the plan that is not named after a section, so nothing in it counts.',
  'schema/section-twice': 'A section that stands in plan.yaml and in a file of its own.',
  'schema/no-organization':
    'A plan that says it belongs to an organization of which no organization.yaml can be found.',
  'schema/fixed-by-use':
    'A KPI with `use` that says a measure, anchor or stat of its own, although the shared measure defines them.',
  'schema/missing-field': 'A field that csplan needs to read the rest, such as an id.',
  'schema/wrong-type':
    'A value of another kind than the field takes: a text for a number, a list for a text.',
  'schema/not-allowed': 'A value that is not among those the field allows.',
  'schema/format': 'A text that is not written as the field needs it.',
  'schema/date': 'A date that is not written YYYY-MM-DD, or that no calendar has.',
  'schema/term': 'A term that ends before it starts.',
  'schema/backslash': 'A path of exports or holidays with backslashes, which only Windows reads as folders.',
  'schema/unknown-time-zone': 'A time zone that no list of zones has; it is written like America/New_York.',
  'schema/working-hours':
    'Working hours that say two things: a day that is named twice, hours that overlap, or none at all.',
  'calendar/long-shift':
    'Working hours that run over midnight for more than 16 hours, mostly 09:00-05:00 for 09:00-17:00.',
  'schema/range': 'A number below or above what the field allows.',
  'schema/too-short': 'A list or text with less in it than the field needs.',
  'schema/too-long': 'A list or text with more in it than the field takes.',
  'reference/unknown': 'An id that nothing in the plan has, or that belongs to another kind of thing.',
  'reference/duplicate-id': 'An id that two things of one kind share.',
  'reference/no-business-hours':
    'A KPI that counts working time in a plan whose calendar says no working hours.',
  'suppression/misspelt': 'A comment that begins like csplan-disable-next and is not spelt so.',
  'suppression/no-rule': 'A comment that suppresses findings and names no rule.',
  'suppression/no-reason': 'A comment that suppresses findings and gives no reason behind two hyphens.',
  'suppression/unknown-rule': 'A comment that suppresses a rule that csplan does not have.',
  'suppression/not-allowed':
    'A comment that suppresses what is always reported, or a rule that is locked for all plans.',
  'suppression/misplaced':
    'A csplan-disable-next behind something on its line, or with nothing below that it could speak for.',
  'suppression/unused': 'A comment that suppresses nothing, because its rule finds nothing there.',
  'config/unknown-rule': 'A rule id in csplan.config.yaml that csplan does not have.',
  'config/unknown-option': 'An option that a rule does not have, or options for a rule without any.',
  'config/extends':
    'A path under `extends` at which there is no file, that leads out of the repository, or in a circle.',
  'config/no-match': 'An override, or a path under `plans`, for files of which there are none.',
  'config/locked-below': 'Rules that a configuration locks although there is another one above it.',
  'config/lowers-locked':
    'A setting that would lower a rule which the topmost configuration locks; it sets nothing.',
  'config/rules-as-of': 'A `rules_as_of` that is no version of csplan, or one that is still to come.',
};
