/** Numbers, amounts of money and yes/no answers as exports write them. */

/** What stands before the fraction of a number. */
export type Decimal = '.' | ',';

/** Longer texts are no numbers. */
const longest = 64;

/**
 * `1234.5`, `-3`, `1.2E3`, `1,234.5`, `85 %` (85), `$1,234.50`, `(12.00 USD)` (-12), `1 234.5`, `1'234.5`; under a decimal
 * comma `1.234,5`, `1 234,50 €`. NaN for anything else, such as `12,5` under a decimal point.
 */
export function parseNumber(text: string, decimal: Decimal): number {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) continue;
    if (code === 45 || code === 43) continue;
    if (decimal === '.' && (code === 46 || (code | 32) === 101)) continue;
    return withMarks(text, decimal);
  }
  if (text === '') return Number.NaN;
  const value = Number(text);
  return Number.isNaN(value) ? withMarks(text, decimal) : value;
}

const symbols = String.raw`(?:[A-Z]{1,3})?\p{Sc}`;
const words = 'kr|zł|Kč|Ft|Fr\\.|Rs\\.?';
/** Current codes of ISO 4217. */
const codes =
  'AED|AFN|ALL|AMD|ANG|AOA|ARS|AUD|AWG|AZN|BAM|BBD|BDT|BGN|BHD|BIF|BMD|BND|BOB|BRL|BSD|BTN|BWP|BYN|BZD|CAD|CDF|CHF|CLP|CNY|' +
  'COP|CRC|CUP|CVE|CZK|DJF|DKK|DOP|DZD|EGP|ERN|ETB|EUR|FJD|FKP|GBP|GEL|GHS|GIP|GMD|GNF|GTQ|GYD|HKD|HNL|HTG|HUF|IDR|ILS|INR|' +
  'IQD|IRR|ISK|JMD|JOD|JPY|KES|KGS|KHR|KMF|KPW|KRW|KWD|KYD|KZT|LAK|LBP|LKR|LRD|LSL|LYD|MAD|MDL|MGA|MKD|MMK|MNT|MOP|MRU|MUR|' +
  'MVR|MWK|MXN|MYR|MZN|NAD|NGN|NIO|NOK|NPR|NZD|OMR|PAB|PEN|PGK|PHP|PKR|PLN|PYG|QAR|RON|RSD|RUB|RWF|SAR|SBD|SCR|SDG|SEK|SGD|' +
  'SHP|SLE|SOS|SRD|SSP|STN|SVC|SYP|SZL|THB|TJS|TMT|TND|TOP|TRY|TTD|TWD|TZS|UAH|UGX|USD|UYU|UZS|VES|VND|VUV|WST|XAF|XCD|XOF|' +
  'XPF|YER|ZAR|ZMW|ZWL';
const currency = `(?:${symbols}|${words}|${codes})`;
const sign = '[-+\\u2212]';

/** Sign, currency, digits with their marks, percent; in parentheses where accountants mean a minus. */
const written = new RegExp(
  `^(?<open>\\()?\\s*(?<sign1>${sign})?\\s*(?<before>${currency})?\\s*(?<sign2>${sign})?\\s*` +
    `(?<digits>[\\d.,](?:[\\d.,'’ \\u00a0\\u202f]*[\\d.,])?(?:[eE][-+]?\\d{1,3})?)` +
    `(?<sign3>-)?\\s*(?:(?<after>${currency})|(?<percent>%))?\\s*(?<close>\\))?$`,
  'u',
);

/** Digits in groups of three or without groups, a fraction, an exponent. */
const grammar: Record<Decimal, RegExp> = { '.': digitsWith('\\.', ','), ',': digitsWith(',', '.') };

function digitsWith(decimal: string, group: string): RegExp {
  return new RegExp(
    `^(?:\\d*|[1-9]\\d{0,2}(?:([${group}'’ \\u00a0\\u202f])\\d{3})(?:\\1\\d{3})*)(?:${decimal}\\d*)?(?:[eE][-+]?\\d+)?$`,
    'u',
  );
}

function withMarks(text: string, decimal: Decimal): number {
  const groups = text.length > longest ? undefined : written.exec(text)?.groups;
  if (!groups || !grammar[decimal].test(groups.digits!)) return Number.NaN;
  const { open, close, sign1, sign2, sign3, before, after, percent } = groups;
  const signs = [sign1, sign2, sign3].filter(found => found !== undefined);
  if ((open === undefined) !== (close === undefined)) return Number.NaN;
  if (signs.length + (open ? 1 : 0) > 1 || (before && (after || percent))) return Number.NaN;
  const plain = groups.digits!.replace(decimal === '.' ? /[^\d.eE+-]/g : /[^\d,eE+-]/g, '').replace(',', '.');
  const value = /\d/.test(plain) ? Number(plain) : Number.NaN;
  return open || (signs.length === 1 && signs[0] !== '+') ? -value : value;
}

const sameCurrency: Record<string, string> = {
  $: 'USD',
  US$: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
};

/** The currency that a readable number names, by its code where the symbol has one; empty without. */
export function currencyOf(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57 && last >= 48 && last <= 57) return '';
  const groups = text.length > longest ? undefined : written.exec(text)?.groups;
  const found = groups?.before ?? groups?.after ?? '';
  return sameCurrency[found] ?? found;
}

/** Whether a text is a number under a decimal point only, a comma only, or under both but another one. */
export function decimalOf(text: string): Decimal | 'either' | undefined {
  if (!text.includes('.') && !text.includes(',')) return undefined;
  const point = parseNumber(text, '.');
  const comma = parseNumber(text, ',');
  if (Number.isNaN(point)) return Number.isNaN(comma) ? undefined : ',';
  if (Number.isNaN(comma)) return '.';
  return point === comma ? undefined : 'either';
}

const yes = new Set(
  ['true t yes y 1 1.0 on ontime checked', 'wahr ja vrai oui verdadero sí si vero sim waar'].flatMap(list =>
    list.split(' '),
  ),
).add('on time');
const no = new Set(
  ['false f no n 0 0.0 off overdue unchecked', 'falsch nein faux non falso não onwaar nee'].flatMap(list =>
    list.split(' '),
  ),
);

/** 1 yes, 0 no, -1 neither. English, and the words of German, French, Spanish, Italian, Portuguese and Dutch spreadsheets. */
export function parseBoolean(text: string): number {
  if (text.length > 9) return -1;
  const word = text.toLowerCase();
  return yes.has(word) ? 1 : no.has(word) ? 0 : -1;
}
