/** Months by name: English, and the languages in which help desks localise their exports. */

const names: readonly string[] = [
  'january jan jänner januar janvier janv enero ene gennaio gen janeiro januari',
  'february feb februar février févr fév febrero febbraio fevereiro fev februari',
  'march mar märz mär mrz mars marzo março maart mrt',
  'april apr avril avr abril abr aprile',
  'may mai mayo maggio mag maio mei maj',
  'june jun juni juin junio giugno giu junho',
  'july jul juli juillet juil julio luglio lug julho',
  'august aug août agosto ago augustus augusti',
  'september sep sept septembre septiembre settembre set setembro',
  'october oct oktober okt octobre octubre ottobre ott outubro out',
  'november nov novembre noviembre novembro',
  'december dec dezember dez décembre déc diciembre dic dicembre dezembro',
];

const months = new Map(
  names.flatMap((list, index) => list.split(' ').map(name => [name, index + 1] as const)),
);

/** 1 to 12 of a name in lower case without its full stop; -1 where it is none. */
export function monthNamed(name: string): number {
  return months.get(name) ?? -1;
}
