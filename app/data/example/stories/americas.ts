import type { Story } from '../story.ts'

const saveALot: Story = {
  code: 'SAVEA',
  owner: 1,
  key: true,
  stage: 'functional',
  cadence: 30,
  channel: 'visit',
  tags: ['chain', 'payment'],
  renewal: 219,
  about:
    'Discount chain, fourteen stores in Idaho and eastern Oregon. Largest account of the book after QUICK-Stop.\nJose decides on range, head office on money, and head office is slow.',
  person: { decisionRole: 'champion', about: 'Coaches his son’s baseball team; his mood follows the table.' },
  talks: [
    {
      ago: 41,
      at: '14:30',
      kind: 'visit',
      pulse: 3,
      said: 'Walked two stores. Range is good, the last invoice is not paid: “in the system”. He changed the subject when I asked who the new buyer is. First I hear of one.',
    },
    {
      ago: 66,
      at: '12:10',
      kind: 'call',
      pulse: 4,
      said: 'Wants Uncle Bob’s Organic Dried Pears in all fourteen stores from next quarter.',
    },
    {
      ago: 93,
      at: '13:00',
      kind: 'visit',
      pulse: 4,
      said: 'New freezer wall in Nampa, half of it Boston Crab Meat.',
    },
  ],
  notes: [
    {
      ago: 41,
      at: '13:00',
      body: 'A new buyer?\n\nJose let it slip, then was sorry. Somebody from head office in Spokane, starts “soon”.\nFind out: name, since when, what he or she bought from before.\nUntil then no change of price in writing.\n\nPears: stores 3, 7 and 11 first, then the rest.',
      tags: ['payment'],
    },
  ],
  actions: [
    { text: 'Call Jose', asked: 41, due: -5, about: 'The invoice, and who the new buyer is.' },
    { text: 'Payment of the last invoice', asked: 41, side: 'theirs', due: -9 },
    { text: 'Pears into stores 3, 7 and 11', asked: 66, due: -30, promised: -28, done: 33 },
    { text: 'Pears into the other eleven', asked: 66, due: 20, promised: 24 },
  ],
}

const rattlesnake: Story = {
  code: 'RATTC',
  owner: 1,
  key: true,
  stage: 'working',
  cadence: 21,
  channel: 'video',
  tags: ['grocer', 'organic'],
  renewal: 296,
  about:
    'Eight neighbourhood groceries, two of them new this year. Everybody calls Paula; nobody else there knows us.',
  person: {
    decisionRole: 'champion',
    about: 'Runs, every day, up the canyon. Back at her desk at nine sharp.',
  },
  talks: [
    {
      ago: 12,
      at: '17:40',
      kind: 'video',
      pulse: 4,
      said: 'The two new shops open with our Chai and our Tofu. Paula is away the whole of next month and named nobody to ask meanwhile. I asked twice.',
    },
    {
      ago: 33,
      at: '17:00',
      kind: 'video',
      pulse: 4,
      said: 'Longlife Tofu is too long-lived for her customers. She wants the short one with the date in front.',
    },
    {
      ago: 56,
      at: '11:30',
      kind: 'visit',
      pulse: 5,
      said: 'Opening of the shop on Milton Drive. Brought bread and salt; they had never heard of it and liked it.',
    },
  ],
  notes: [
    {
      ago: 12,
      at: '17:00',
      body: 'Only one person\n\nEverything at Rattlesnake goes through Paula. While she is away an order can be wrong for four weeks.\nPeople seen so far: Dolores at the Milton Drive till, Ben in the warehouse.\nAsk Paula to introduce Ben before she leaves; half an hour by video is enough.',
    },
  ],
  actions: [
    { text: 'Half an hour with Ben before Paula leaves', asked: 12, due: 3 },
    { text: 'Short-dated tofu: sample and price', asked: 33, due: 7, promised: 9 },
    { text: 'Opening orders for both shops', asked: 56, due: -26, done: 28 },
  ],
}

const mere: Story = {
  code: 'MEREP',
  owner: 1,
  stage: 'functional',
  cadence: 30,
  channel: 'call',
  tags: ['restaurant', 'renewal'],
  renewal: 24,
  about: 'Three restaurants, one kitchen. Contract is short and rolls over unless somebody says no.',
  person: { decisionRole: 'influencer', about: 'Marketing. Answers in French, reads both.' },
  talks: [
    {
      ago: 10,
      at: '16:45',
      kind: 'call',
      pulse: 4,
      said: 'They mean to go on. Jean would like Sirop d’érable at the old price for another year; I said that I would rather give him the volume. He will ask the chef.',
    },
    {
      ago: 37,
      at: '12:00',
      kind: 'visit',
      pulse: 4,
      said: 'Lunch in the kitchen. Pâté chinois is on the card again and they are out of it by one.',
    },
  ],
  notes: [
    {
      ago: 10,
      at: '16:20',
      body: 'Renewal\n\nRolls over in under a month. Nobody wants to leave.\nOpen: price of the syrup, and whether the third restaurant orders on its own account.\nGood moment to ask for the minimum order we dropped two years ago.',
      tags: ['renewal'],
    },
  ],
  actions: [
    { text: 'Renewal to Jean, with and without the syrup', asked: 10, due: 4, promised: 8 },
    { text: 'Chef’s answer on volume', asked: 10, side: 'theirs', due: 3 },
  ],
}

const hilarion: Story = {
  code: 'HILAA',
  owner: 1,
  stage: 'working',
  cadence: 30,
  channel: 'message',
  tags: ['wholesale', 'customs'],
  renewal: 140,
  about:
    'Wholesaler in the hills, a day by road from the port. What is held at customs is lost to him for weeks.',
  person: { decisionRole: 'decision maker', about: 'Writes at night, in capitals when it matters.' },
  talks: [
    {
      ago: 22,
      at: '18:10',
      kind: 'message',
      pulse: 1,
      said: 'THIRTY CASES HELD AT THE PORT. One page of the certificate was missing. He has promised them to a wedding. Called him back within the hour; our forwarder sends the page tonight.',
    },
    {
      ago: 48,
      at: '16:00',
      kind: 'call',
      pulse: 4,
      said: 'Asked for Guaraná Fantástica by the container. First time he speaks of containers.',
    },
  ],
  notes: [
    {
      ago: 22,
      at: '15:00',
      body: 'The missing page\n\nThe origin certificate has three pages since spring; our template still has two.\nPage sent, cases out after four days, wedding saved by his cousin’s stock.\nCost him 380 and some pride. We should pay the one and mend the other.',
      tags: ['customs'],
    },
  ],
  actions: [
    { text: 'Three-page certificate into the template', asked: 22, due: -14, done: 15 },
    { text: 'Credit 380 for the days at customs, with a letter', asked: 22, due: 0 },
    { text: 'Container price for the Guaraná', asked: 48, due: 14, promised: 18 },
  ],
}

const whiteClover: Story = {
  code: 'WHITC',
  owner: 4,
  stage: 'functional',
  cadence: 45,
  channel: 'visit',
  tags: ['grocer', 'referral'],
  renewal: 190,
  about: 'Four markets around the bay. Karl began with a cart and tells it gladly.',
  person: {
    decisionRole: 'decision maker',
    about: 'Knows every grocer between here and Portland, and what they think of us.',
  },
  talks: [
    {
      ago: 29,
      at: '10:50',
      kind: 'visit',
      pulse: 5,
      said: 'Told the owner of Trail’s Head in Kirkland to ring me. Did not want anything for it. Took a case of Sasquatch Ale all the same.',
    },
    {
      ago: 73,
      at: '10:00',
      kind: 'visit',
      pulse: 4,
      said: 'Fourth market is open. Clam Chowder moves best on rainy days, so always.',
    },
  ],
  notes: [
    {
      ago: 29,
      at: '10:00',
      body: 'A referral\n\nTrail’s Head Gourmet Provisioners: Helvetius Nagy buys a little from us already, would buy more if somebody came by.\nKarl’s advice: bring the chowder, not the catalogue.\nThank Karl properly. He collects old tins.',
      tags: ['referral'],
    },
  ],
  actions: [
    { text: 'Find an old tin for Karl', asked: 29, due: 15 },
    { text: 'Visit Trail’s Head with chowder', asked: 29, due: -10, done: 12 },
  ],
}

export const americas: Story[] = [saveALot, rattlesnake, mere, hilarion, whiteClover]
