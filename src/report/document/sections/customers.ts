/** Who is served, with what, and by which ways in. */
import type { Channel, Segment, Service } from '../../../plan/generated/types.ts';
import { formatDate } from '../../numbers.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import {
  type Block,
  blocks,
  type Content,
  joined,
  lines,
  mark,
  newLine,
  quiet,
  type Text,
} from '../model.ts';
import { anchorOf } from '../names.ts';
import { all, type Told } from '../told.ts';
import { choice } from '../words.ts';

export function customers(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.customers)) return blocks(asked(plan, 'customers', ''));
  return all(plan.customers).map(segment => segmentEntry(segment, told));
}

function segmentEntry(segment: Segment, { names, plan }: Told): Block {
  const its = about(segment, '/customers/*');
  const services = all(plan.services).filter(({ segments }) => segments?.includes(segment.id));
  const kind = segment.potential ? 'could use it and does not' : segment.kind && kinds[segment.kind];
  return {
    is: 'entry',
    id: anchorOf('segment', segment.id),
    label: kind ? quiet(kind) : undefined,
    title: its.text('name', name => name, segment.id),
    blocks: blocks(
      facts(
        its.fact('needs', 'Needs', needs => lines(needs.map(needText))),
        its.fact('volume', 'How many', text => text),
        its.fact('channels', 'Comes by', ids => names.all('channel', ids)),
        services.length > 0 && {
          label: 'Uses',
          value: services.map(({ name, id }) => name || id).join(', '),
        },
        its.fact('because', 'Because of', ids => names.evidence(ids)),
      ),
    ),
  };
}

const kinds = { external: 'outside', internal: 'inside the house' } as const;

function needText(need: NonNullable<Segment['needs']>[number]): Text {
  if (typeof need === 'string') return need;
  return need.horizon === 'future' ? joined([need.text, quiet('(ahead)')], ' ') : need.text;
}

export function services({ plan, names }: Told): Block[] {
  if (isGap(plan.services)) return blocks(asked(plan, 'services', ''));
  const row = (service: Service): Content[] => {
    const its = about(service, '/services/*');
    return [
      joined(
        [its.text('name', name => name, service.id), service.priority && mark('near', 'comes first')],
        ' ',
      ),
      its.content('segments', ids => names.who(ids)),
      its.content('volume', text => text),
      its.content('owner', role => names.of('role', role)),
    ];
  };
  return [
    {
      is: 'table',
      caption: 'What the unit does for whom.',
      columns: [
        { title: 'Service' },
        { title: 'For', kind: 'wrap' },
        { title: 'How often' },
        { title: 'Answers for it' },
      ],
      rows: all(plan.services).map(row),
    },
  ];
}

const states = {
  open: mark('good', 'open'),
  planned: mark('near', 'planned'),
  declined: mark('none', 'declined'),
} as const;

export function channels({ plan, names }: Told): Block[] {
  if (isGap(plan.channels)) return blocks(asked(plan, 'channels', ''));
  const known = all(plan.channels);
  const row = (channel: Channel): Content[] => {
    const its = about(channel, '/channels/*');
    return [
      joined(
        [its.text('name', name => name, channel.id), its.text('kind', kind => quiet(choice(kind)))],
        newLine,
      ),
      joined(
        [
          its.text('state', state => states[state]),
          its.text('opens', day => quiet(`from ${formatDate(day)}`)),
          its.text('reason', text => text),
        ],
        newLine,
      ),
      its.content('hours', text => text),
      its.content('requirements', text => text),
      its.content('assisted', text => text),
      its.content('owner', role => names.of('role', role)),
    ];
  };
  return blocks(
    {
      is: 'table',
      caption: 'The ways in, open and planned, and those that were declined.',
      columns: [
        { title: 'Channel' },
        { title: 'State' },
        { title: 'Hours' },
        { title: 'What it takes', kind: 'wrap' },
        { title: 'Help', kind: 'wrap' },
        { title: 'Answers for it' },
      ],
      rows: known.map(row),
      anchors: known.map(({ id }) => anchorOf('channel', id)),
    },
    botTable(known),
  );
}

/** How machines that answer are held to the standards for people. */
function botTable(channels: readonly Channel[]): Block | null {
  const machines = channels.flatMap(channel => (isGap(channel.bot) ? [] : [{ channel, bot: channel.bot! }]));
  if (!machines.length) return null;
  return {
    is: 'table',
    caption: 'Where a machine answers, how it is held to the standards for people.',
    columns: [
      { title: 'Channel' },
      { title: 'Standards', kind: 'wrap' },
      { title: 'Its rules', kind: 'wrap' },
      { title: 'Answers checked' },
    ],
    rows: machines.map(({ channel, bot }) => {
      const its = about(bot, '/channels/*/bot');
      return [
        channel.name || channel.id,
        its.content('standards', text => text),
        its.content('ethics', text => text),
        its.content('verified', formatDate),
      ];
    }),
  };
}
