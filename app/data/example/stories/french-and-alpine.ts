import type { Story } from '../story.ts'

const bonApp: Story = {
  code: 'BONAP',
  owner: 1,
  stage: 'functional',
  cadence: 14,
  channel: 'visit',
  tags: ['restaurant', 'tasting'],
  renewal: 281,
  about:
    'Bistro and shop under one roof, four streets from the old port. Laurence sells what she cooks with.',
  person: {
    decisionRole: 'decision maker',
    mobile: '06 55 24 45 40',
    about:
      'Speaks of taste first, of money last, and is exact about both. Her mother reads the labels: they must be in French.',
  },
  talks: [
    {
      ago: 3,
      at: '17:10',
      kind: 'visit',
      pulse: 5,
      said: 'November boxes: 212 sold, 9 back. She is proud of them. Wants a tasting in spring for forty guests and asks for a proposal by the end of the week.',
    },
    { ago: 17, at: '10:20', kind: 'call', pulse: 4, said: 'The French labels are on. “Enfin.”' },
    {
      ago: 31,
      at: '15:30',
      kind: 'visit',
      pulse: 4,
      said: 'Packed the first boxes with her for an hour. Best conversation we have had.',
    },
    {
      ago: 46,
      at: '10:00',
      kind: 'call',
      pulse: 3,
      said: 'Labels in English again. Apologised; promised that it was the last time.',
    },
  ],
  notes: [
    {
      ago: 3,
      at: '16:00',
      body: 'Spring tasting\n\nThursday evening in March, forty guests, upstairs.\nFive dishes, each with one thing from us: Escargots de Bourgogne, Camembert Pierrot, Côte de Blaye, Tarte au sucre, and a surprise.\nShe pays the evening, we pay the wine. Asked whether Chop-suey’s price for tea is really that low.\n\nNot to forget: her mother, the labels.',
      tags: ['tasting'],
    },
  ],
  actions: [
    { text: 'Confirm tasting for 12 people', asked: 3, due: 0, time: '15:30' },
    { text: 'Proposal for the spring tasting', asked: 3, due: 2, promised: 4 },
    { text: 'Guest list for the tasting', asked: 3, side: 'theirs', due: 44 },
    { text: 'French labels on every box', asked: 46, due: -20, promised: -18, done: 21 },
  ],
}

const supremes: Story = {
  code: 'SUPRD',
  owner: 1,
  stage: 'working',
  cadence: 30,
  channel: 'call',
  tags: ['deli', 'invoices'],
  renewal: 118,
  about:
    'Two delicatessens and a cheese cellar. The cellar manager picks, Pascale pays, and they do not always talk.',
  person: { decisionRole: 'influencer', about: 'Accounting. Kind on the phone, strict on paper.' },
  talks: [
    {
      ago: 14,
      at: '09:50',
      kind: 'call',
      pulse: 2,
      said: 'Third invoice in a row that does not match the slip. She is not angry, she is tired. “I correct you every month.” I said I would look at all three myself.',
    },
    {
      ago: 44,
      at: '11:00',
      kind: 'visit',
      pulse: 3,
      said: 'Raclette is in, the cellar looks splendid. Met the cellar manager, Luc, for the first time.',
    },
  ],
  notes: [
    {
      ago: 14,
      at: '09:20',
      body: 'Three invoices, one reason\n\nAll three: Luc changes the order by phone on the day, the slip is right, the invoice follows the order.\nSo it is us. Either the phone changes reach the office, or the invoice follows the slip.\nAsked Laura which of the two is easier.',
      tags: ['invoices'],
    },
  ],
  actions: [
    { text: 'Tell Pascale what went wrong with the three invoices', asked: 14, due: -1, promised: 1 },
    { text: 'Invoice follows the slip: decision with Laura', asked: 14, due: -6, done: 5 },
    { text: 'Luc’s own number and e-mail', asked: 44, side: 'theirs', due: -4 },
  ],
}

const piccolo: Story = {
  code: 'PICCO',
  owner: 1,
  stage: 'working',
  cadence: 45,
  channel: 'visit',
  tags: ['deli', 'tourists'],
  renewal: 88,
  about: 'Delicatessen in the old town; the street is theirs in summer and empty in November.',
  person: { decisionRole: 'decision maker', about: 'Plays second violin. Never free on Thursdays.' },
  talks: [
    {
      ago: 23,
      at: '11:30',
      kind: 'visit',
      pulse: 5,
      said: 'Best summer since he took over. Would like something small with a view of the town on it, for the till. Asked what others do; told him about the tins.',
    },
    { ago: 70, at: '17:30', kind: 'call', pulse: 4, said: 'Too busy to talk, and glad of it.' },
  ],
  notes: [
    {
      ago: 23,
      at: '10:40',
      body: 'Something small for the till\n\nTin, hand-sized, under eight euros. Inside: Schoggi or Gumbärchen, he does not mind.\nPicture of the fortress; his niece draws.\nAt least 500 to make sense for us. He thinks 800.',
    },
  ],
  actions: [
    { text: 'Price for 500 and 800 tins', asked: 23, due: 6, promised: 8 },
    { text: 'Drawing by the niece', asked: 23, side: 'theirs', due: 13 },
  ],
}

export const frenchAndAlpine: Story[] = [bonApp, supremes, piccolo]
