import type { Story } from '../story.ts'

const ernstHandel: Story = {
  code: 'ERNSH',
  owner: 4,
  key: true,
  stage: 'strategic',
  cadence: 14,
  channel: 'visit',
  tags: ['wholesale', 'renewal'],
  value: 104000,
  renewal: 38,
  about:
    'Wholesaler for the whole of Styria; our largest account in Austria. Contract year ends in winter.\nRoland leads the sales side, the owner, Frau Ernst, joins once a year and remembers everything.',
  person: {
    decisionRole: 'champion',
    mobile: '0664-555 34 25',
    about: 'Was a baker. Tests flour with two fingers. Likes to be told the truth early.',
  },
  talks: [
    {
      ago: 6,
      at: '11:15',
      kind: 'visit',
      pulse: 4,
      said: 'Renewal is not in doubt, the price is. A competitor from Linz offered 4 % less on pasta; Roland showed me the sheet. Without him asking I said I would come back with volume steps.',
    },
    {
      ago: 19,
      at: '08:30',
      kind: 'call',
      pulse: 4,
      said: 'Record month for Gnocchi di nonna Alice. Two pallets short on the last truck; sorted the same day.',
    },
    {
      ago: 34,
      at: '12:30',
      kind: 'visit',
      pulse: 5,
      said: 'Half-year review with Frau Ernst. Pleased, above all with the one phone number.',
    },
    { ago: 50, at: '08:40', kind: 'call', pulse: 4 },
  ],
  notes: [
    {
      ago: 6,
      at: '10:00',
      body: 'Before the renewal\n\nWhat they value: one contact, short notice, credit notes without asking.\nWhat they do not: two invoices a week. Once a month would do.\nPrice: the offer from Linz covers pasta only, and only full trucks. They fill a truck in four months of twelve.\n\nSteps at 40, 60 and 80 pallets would meet it without giving anything away. Margaret to run the numbers.',
      tags: ['renewal', 'price'],
    },
    {
      ago: 34,
      at: '10:00',
      body: 'Half-year review\n\nFrau Ernst, Roland, Margaret and I.\nOn time: 97 of 99. She asked about the two.\nShe plans a second hall in Leoben. Nothing official; not to be repeated.',
    },
  ],
  actions: [
    { text: 'Draft the renewal for Ernst Handel', asked: 6, due: 0, promised: 11 },
    { text: 'Volume steps at 40, 60 and 80 pallets', asked: 6, due: -3, done: 2 },
    { text: 'One invoice a month: ask accounts', asked: 6, due: 2 },
    { text: 'Forecast for the second half', asked: 34, side: 'theirs', due: 7 },
  ],
}

const quickStop: Story = {
  code: 'QUICK',
  owner: 3,
  key: true,
  stage: 'functional',
  cadence: 14,
  channel: 'call',
  tags: ['chain', 'logistics'],
  renewal: 157,
  about:
    'Twenty-three convenience shops along the border, steered from a warehouse in Cunewalde. Big orders, thin margins, exact people.',
  person: {
    decisionRole: 'blocker',
    about: 'Accounting. Nothing passes him unread; what he has read he keeps to.',
  },
  talks: [
    {
      ago: 26,
      at: '14:15',
      kind: 'call',
      pulse: 3,
      said: 'Went through three credit notes. He was right about two. Said that “others” send theirs with the delivery; did not say who.',
    },
    { ago: 40, at: '14:00', kind: 'call', pulse: 3, said: 'Order for the autumn confirmed. No small talk.' },
    {
      ago: 54,
      at: '12:20',
      kind: 'visit',
      pulse: 4,
      said: 'Warehouse tour. They scan everything twice and our labels do not scan at all: a person types them.',
    },
    { ago: 69, at: '14:10', kind: 'call', pulse: 4 },
  ],
  notes: [
    {
      ago: 54,
      at: '11:00',
      body: 'Labels that scan\n\nTheir scanners want the code on the short side. Ours is on the lid.\nA girl named Kerstin types about 300 of our boxes a week. She was polite about it.\nIf we print on the side as well they save half a day a week, and so does every chain with the same scanners.\nTo the warehouse, with a photo.',
      tags: ['logistics'],
    },
  ],
  actions: [
    { text: 'Labels on the short side: answer from the warehouse', asked: 54, due: 3, promised: 9 },
    { text: 'Third credit note: find the delivery slip', asked: 26, due: -8, done: 9 },
    { text: 'Dates for the next warehouse meeting', asked: 40, side: 'theirs', due: 10 },
  ],
}

const frankenversand: Story = {
  code: 'FRANK',
  owner: 1,
  stage: 'working',
  cadence: 30,
  channel: 'video',
  tags: ['mail order', 'renewal'],
  renewal: 52,
  about: 'Mail order of southern specialities; catalogue twice a year, and the catalogue is everything.',
  person: {
    decisionRole: 'decision maker',
    about: 'Marketing. Thinks in pages: a product is a third, a half or none.',
  },
  talks: [
    {
      ago: 13,
      at: '11:35',
      kind: 'video',
      pulse: 4,
      said: 'Spring catalogue: wants Mozzarella di Giovanni and Ravioli Angelo on one page, with a story about the dairy. Photos by the end of the month or the page is gone.',
    },
    {
      ago: 38,
      at: '11:00',
      kind: 'video',
      pulse: 3,
      said: 'Returns on Schoggi Schokolade: it melted in the vans. Nobody’s fault, he says; ours a little, I think.',
    },
  ],
  notes: [
    {
      ago: 13,
      at: '11:00',
      body: 'Spring catalogue, page 14\n\nHeadline his, facts ours: name of the dairy, how many cows, who carries the milk.\nPhotos: landscape, at least one with hands in it.\nPrint run 60,000. Last spring’s half page sold 2,100 boxes.',
      tags: ['catalogue'],
    },
  ],
  actions: [
    { text: 'Photos from the dairy for page 14', asked: 13, due: 4, promised: 6 },
    { text: 'Cool packs for chocolate: what do they cost?', asked: 38, due: 10 },
    { text: 'Text for page 14', asked: 13, side: 'theirs', due: 9 },
    { text: 'Credit for the melted Schoggi', asked: 38, due: -35, done: 36 },
  ],
}

const koeniglich: Story = {
  code: 'KOENE',
  owner: 1,
  stage: 'working',
  cadence: 30,
  channel: 'call',
  tags: ['restaurant', 'events'],
  renewal: 74,
  about: 'Restaurant and banqueting hall by the lake; weddings from May to October, quiet otherwise.',
  person: { decisionRole: 'influencer', about: 'Young, quick, would like to run the kitchen one day.' },
  talks: [
    {
      ago: 11,
      at: '15:45',
      kind: 'call',
      pulse: 4,
      said: 'Booked 31 weddings for next season already. Looks for a dessert that survives two hours on a table; suggested Tarte au sucre.',
    },
    {
      ago: 39,
      at: '15:40',
      kind: 'visit',
      pulse: 4,
      said: 'End of season. Showed me the store room: half of it ours, half of that untouched. Took back four cases.',
    },
  ],
  notes: [
    {
      ago: 39,
      at: '14:30',
      body: 'After the season\n\nFour cases of Rhönbräu back, credited.\nThey bought by feeling. A list by number of guests would help: 80, 120, 200.\nPhilip offered to try it on two weddings in May.',
    },
  ],
  actions: [
    { text: 'Sample of Tarte au sucre to Brandenburg', asked: 11, due: 1 },
    { text: 'List of quantities for 80, 120 and 200 guests', asked: 39, due: 16, promised: 21 },
    { text: 'Credit four cases of Rhönbräu', asked: 39, due: -38, done: 37 },
  ],
}

const lehmanns: Story = {
  code: 'LEHMS',
  owner: 3,
  stage: 'tactical',
  status: 'paused',
  cadence: 45,
  channel: 'call',
  tags: ['market'],
  about:
    'Stall in the market hall. The hall is being rebuilt; they are closed until it opens again and asked to be left in peace until then.',
  person: {
    decisionRole: 'decision maker',
    about: 'Renate uses the break to see her grandchildren. Comes back, she says.',
  },
  talks: [
    {
      ago: 52,
      at: '08:50',
      kind: 'visit',
      pulse: 3,
      said: 'Last day of the stall before the rebuilding. Brought a cake. Reopening in spring if the city keeps its word.',
    },
    {
      ago: 96,
      at: '08:00',
      kind: 'visit',
      pulse: 4,
      said: 'Original Frankfurter grüne Soße sold out by ten. Her own joke: coals to Newcastle.',
    },
  ],
  notes: [
    {
      ago: 52,
      at: '08:15',
      body: 'While the hall is closed\n\nNo deliveries, no calls about orders.\nShe keeps the corner place, which is worth more than the stall.\nRing her when the newspaper says that the roof is on.',
    },
  ],
  actions: [{ text: 'Ask Renate when the hall opens', asked: 52, due: 60, snoozed: 45 }],
}

export const german: Story[] = [ernstHandel, quickStop, frankenversand, koeniglich, lehmanns]
