import type { Story } from '../story.ts'

const aroundTheHorn: Story = {
  code: 'AROUT',
  owner: 1,
  stage: 'working',
  cadence: 42,
  channel: 'visit',
  tags: ['cheese', 'hampers'],
  renewal: 159,
  about:
    'Food hall on two floors; the cheese counter pays the rent. Thomas buys, his sister Ruth signs.\nDeliveries before 8, through the mews. Nobody answers the shop phone after noon.',
  person: {
    decisionRole: 'champion',
    about: 'Sails out of Burnham. Wants figures on paper, not on a screen.',
  },
  talks: [
    {
      ago: 35,
      at: '11:20',
      kind: 'visit',
      pulse: 4,
      said: 'The new counter is in and it sells. Thomas wants Gorgonzola Telino by the half wheel, not by the piece. Before he decides on the winter range he needs the new price list; I said Friday.',
    },
    {
      ago: 68,
      at: '16:10',
      kind: 'call',
      pulse: 3,
      said: 'A case of Aniseed Syrup had leaked over the Chai boxes. Credited both on the spot. He had expected a form.',
    },
    {
      ago: 104,
      at: '09:15',
      kind: 'visit',
      pulse: 4,
      said: 'Walked the shop with Ruth. She asks twice about delivery times, once about price.',
      without: true,
    },
  ],
  notes: [
    {
      ago: 35,
      at: '10:30',
      body: 'Winter range, first ideas\n\nHalf wheels of Gorgonzola, Camembert Pierrot in the small box, Sir Rodney’s Marmalade back next to the till.\nThey had 60 hampers last year and ran out a week early; Thomas thinks of 90.\nScottish Longbreads: only if the tin is the red one.\n\nHe mentioned that B’s Beverages down the road gets its Chai a few pence cheaper. Did not ask us to match it. Yet.',
      tags: ['hampers', 'price'],
    },
  ],
  actions: [
    { text: 'Send the price list to Thomas', asked: 35, due: -3, promised: 4 },
    { text: 'Bring half a wheel of Gorgonzola to taste', asked: 35, due: 8 },
    { text: 'Number of hampers', asked: 35, side: 'theirs', due: 2 },
    { text: 'Credit the leaked syrup', asked: 68, due: -67, done: 66 },
  ],
}

const sevenSeas: Story = {
  code: 'SEVES',
  owner: 1,
  stage: 'working',
  cadence: 30,
  channel: 'visit',
  tags: ['import', 'spices'],
  renewal: 205,
  about:
    'Supplies forty restaurants in south London from one railway arch. Hari knows every margin by heart.',
  person: {
    decisionRole: 'decision maker',
    about: 'Tea, never coffee. Two daughters at university, asks after mine.',
  },
  talks: [
    { ago: 0, at: '14:00', kind: 'visit' },
    {
      ago: 27,
      at: '11:45',
      kind: 'visit',
      pulse: 4,
      said: 'Louisiana Hot Spiced Okra is gone in three days each time. Hari would take a pallet a month if the price holds for half a year.',
    },
    {
      ago: 55,
      at: '09:40',
      kind: 'call',
      pulse: 3,
      said: 'Asked for later cut-off on Thursdays; his restaurants order late. Said I would find out, promised nothing.',
    },
  ],
  notes: [
    {
      ago: 27,
      at: '11:00',
      body: 'Okra by the pallet\n\nToday 14 to 18 cases a month, in four orders. A pallet is 48. He has the room since the arch next door is his.\nWants: one price for six months, one delivery, payment 45 days.\nI can give the first two. For the 45 days I need Andrew.',
      tags: ['price'],
    },
  ],
  actions: [
    {
      text: 'Ask Andrew about 45 days for Hari',
      asked: 27,
      due: -25,
      done: 24,
      about: 'Yes, if it is the pallet.',
    },
    { text: 'Pallet price for the okra, fixed for six months', asked: 27, due: 0, promised: 2 },
    { text: 'Answer on Thursday’s cut-off', asked: 55, due: 9 },
  ],
}

const hungryOwl: Story = {
  code: 'HUNGO',
  owner: 2,
  key: true,
  stage: 'functional',
  cadence: 21,
  channel: 'call',
  tags: ['chain', 'night'],
  renewal: 238,
  about:
    'Eleven shops between Cork and Limerick, open all night. Patricia runs buying from a desk behind the Johnstown Road shop.\nOrders come in after ten in the evening.',
  person: { decisionRole: 'influencer', about: 'The two McKenna brothers decide; she tells them what.' },
  talks: [
    {
      ago: 9,
      at: '10:05',
      kind: 'call',
      pulse: 3,
      said: 'She has the offer for the own-label biscuits on her desk. The brothers meet next week; until then nothing. Friendly, in a hurry.',
    },
    {
      ago: 26,
      at: '23:50',
      kind: 'visit',
      pulse: 4,
      said: 'Saw three shops in one night with her. Teatime Chocolate Biscuits stand at eye level in all three. They would like their owl on the box.',
    },
    {
      ago: 47,
      at: '10:15',
      kind: 'call',
      pulse: 4,
      said: 'Routine. Everything arrived, nothing to complain of, that is the complaint.',
    },
  ],
  notes: [
    {
      ago: 26,
      at: '23:10',
      body: 'A night in three shops\n\nBusiest between one and three: taxi drivers, nurses, students. They buy sweet, not salt.\nThe lower shelf is dead; whatever stands there sells a third.\nOwn label: they think of 4,000 boxes to begin with, owl in one colour.\nWho else asked: a wholesaler from Dublin, “a fellow with a van and a smile”.',
      tags: ['own label'],
    },
  ],
  actions: [
    { text: 'Decision on the own-label biscuits', asked: 9, side: 'theirs', due: 6 },
    { text: 'Artwork of the owl, as a file', asked: 26, side: 'theirs', due: 6 },
    { text: 'Offer for 4,000 boxes with the owl', asked: 26, due: -13, promised: -11, done: 12 },
    { text: 'Ask about the wholesaler from Dublin', asked: 26, due: 12 },
  ],
}

export const britainAndIreland: Story[] = [aroundTheHorn, sevenSeas, hungryOwl]
