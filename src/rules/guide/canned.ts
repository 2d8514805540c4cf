import { type Rule, visit } from '../rule.ts';

/** Words that are read out rather than meant. Short on purpose: each is a sentence that customers know by heart. */
const phrases = [
  /^\s*["“„»'‘].*["”“«'’]\s*$/s,
  /^\s*(?:dear|hello|hi|good (?:morning|afternoon|evening))\b[^.]*/i,
  /\b(?:we|I) apologi[sz]e for (?:any|the) inconvenience\b/i,
  /\bI(?:'m| am) (?:sorry|afraid)\b/i,
  /\bthank you for (?:calling|contacting|your (?:call|patience|message|inquiry|enquiry|interest))\b/i,
  /\byour (?:call|patience|business) is (?:very |so )?(?:important|appreciated|valued)\b/i,
  /\bplease (?:be advised|do not hesitate|don't hesitate)\b/i,
  /\bis there anything else I can\b/i,
  /\bhow (?:can|may) I help\b/i,
];

const rule: Rule = {
  id: 'guide/canned',
  depth: 'full',
  severity: 'info',
  summary: 'A step that gives the words to be read out instead of what is to be got across.',
  why: 'Customers hear when somebody reads to them. A step says what they should know afterwards; the words belong to whoever talks with them.',
  serves: ['S3-7d', 'S1-48'],
  since: '0.2.0',
  examples: {
    invalid: `guides:
- id: gd-state
  nodes:
    hand-over: {say: 'Thank you for calling, somebody will be in touch.', handoff: h-clerk, end: handed-over}
`,
    valid: `guides:
- id: gd-state
  nodes:
    hand-over: {say: Tell them who will call and when., handoff: h-clerk, end: handed-over}
`,
  },
  check: [
    visit('/guides/*', ({ purpose, nodes }, at, { report }) => {
      // What customers read themselves is read word by word.
      if (purpose === 'self-service') return;
      for (const [step, { say }] of Object.entries(nodes ?? {})) {
        const found = phrases.map(phrase => phrase.exec(say ?? '')?.[0]).find(Boolean);
        if (found)
          report({
            at: `${at}/nodes/${step}/say`,
            message: `Step "${step}" gives words to read out: ${shortened(found.trim())}.`,
            help: 'Write what the customer should know or feel afterwards, and leave the words to the employee.',
          });
      }
    }),
  ],
};

/** In quotes, once. */
function shortened(text: string): string {
  const bare = text.replace(/^["“„»'‘]|["”“«'’]$/g, '');
  return `"${bare.length > 40 ? `${bare.slice(0, 40).trimEnd()}...` : bare}"`;
}

export default rule;
