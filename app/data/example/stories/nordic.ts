import type { Story } from '../story.ts'

const berglunds: Story = {
  code: 'BERGS',
  owner: 1,
  key: true,
  stage: 'working',
  cadence: 28,
  channel: 'visit',
  tags: ['grocer', 'crates'],
  value: 48000,
  renewal: 128,
  about:
    'Family supermarket, three tills, the only one open on Sundays this side of the river.\nThe truck comes over Umeå; since the depot changed hands there, crates arrive broken.',
  person: {
    decisionRole: 'decision maker',
    mobile: '070-555 34 65',
    about: 'Decides alone. Football on Sundays, Luleå; do not ring before Monday noon after a defeat.',
  },
  talks: [
    {
      ago: 20,
      at: '14:05',
      kind: 'visit',
      pulse: 2,
      said: 'Crates arrive broken every second week; she sighed about “the new guys in Umeå”. Wants one delivery day fixed before Christmas.',
    },
    {
      ago: 41,
      at: '10:00',
      kind: 'call',
      pulse: 3,
      said: 'Eleven jars of Inlagd Sill broken. She took it calmly, but asked who is responsible now.',
    },
    {
      ago: 62,
      at: '14:10',
      kind: 'visit',
      pulse: 4,
      said: 'Good talk about the fish counter. Gravad lax sells best sliced; she would like to slice it herself and needs to be shown how.',
    },
    {
      ago: 90,
      at: '09:30',
      kind: 'visit',
      pulse: 4,
      said: 'First visit after the summer. Figures are up, the crates are fine.',
    },
  ],
  notes: [
    {
      ago: 20,
      at: '13:20',
      body: 'Broken crates, what we know\n\nThree deliveries of the last six. Always the lower layer, always glass.\nHer stock man says they are stacked five high; four is the rule.\nShe keeps the broken ones behind the shop for us to see. I asked for photos for the depot.\n\nWhat she wants is simple: Tuesday or Wednesday, always the same, and somebody who answers.',
      tags: ['crates'],
    },
    {
      ago: 62,
      at: '13:00',
      body: 'Fish counter\n\nSlicing lax: an afternoon with our man from Kiruna would do. He is there every second month anyway.\nRöd Kaviar in the small jar went better than the tube. Not what I expected.',
    },
  ],
  actions: [
    { text: 'Call Christina about the broken crates', asked: 9, due: 0 },
    { text: 'Answer on fixed delivery day', asked: 20, due: 1, promised: 3 },
    { text: 'Photos of the damage', asked: 6, side: 'theirs', due: 2 },
    { text: 'Ask the depot to stack four high, in writing', asked: 20, due: -17, done: 17 },
    { text: 'Slicing lesson with the man from Kiruna', asked: 62, due: 30 },
  ],
}

const folkOchFa: Story = {
  code: 'FOLKO',
  owner: 8,
  stage: 'working',
  cadence: 45,
  channel: 'call',
  tags: ['country store'],
  renewal: 171,
  about: 'Country store: feed on the left, food on the right. Forty kilometres to the next shop.',
  person: {
    decisionRole: 'decision maker',
    about: 'Does the books at night. E-mail is answered at five in the morning.',
  },
  talks: [
    {
      ago: 16,
      at: '15:00',
      kind: 'call',
      pulse: 5,
      said: 'Tunnbröd and Geitost went out in the first snow as if it were the last. She laughed about our labels: the cheese has its best-before on the underside.',
    },
    {
      ago: 58,
      at: '16:40',
      kind: 'visit',
      pulse: 4,
      said: 'Two hours, moose stew included. Would try Lakkalikööri if the licence comes through.',
    },
  ],
  notes: [
    {
      ago: 58,
      at: '11:30',
      body: 'What a country store needs\n\nFewer, larger deliveries; the road is closed some days.\nThings that keep. Tins, crispbread, coffee by the kilo.\nMaria orders by what the snow plough driver tells her, and she has been right more often than our forecast.',
    },
  ],
  actions: [
    { text: 'Feedback on the Geitost label to the dairy', asked: 16, due: 4 },
    { text: 'News about the licence', asked: 58, side: 'theirs', due: 24 },
    { text: 'Winter order before the roads close', asked: 58, due: -20, promised: -18, done: 22 },
  ],
}

const simons: Story = {
  code: 'SIMOB',
  owner: 1,
  stage: 'tactical',
  cadence: 60,
  channel: 'message',
  tags: ['restaurant', 'new menu'],
  renewal: 266,
  about: 'Thirty seats, one menu, changed every six weeks. Orders small and often, always by message.',
  person: { decisionRole: 'decision maker', about: 'Cooks herself at noon: never call between 11 and 14.' },
  talks: [
    {
      ago: 19,
      at: '16:30',
      kind: 'message',
      pulse: 4,
      said: 'Next menu is built around Rogede sild. Needs twenty boxes on the first day and can store six.',
    },
    {
      ago: 61,
      at: '15:50',
      kind: 'visit',
      pulse: 3,
      said: 'Sat at the bar. She finds us dear for spices and good for fish, and says both in one sentence.',
    },
  ],
  notes: [
    {
      ago: 61,
      at: '15:10',
      body: 'Jytte on prices\n\nSpices: she compares with the market behind the station. We will not win there.\nFish: nobody else delivers before nine.\nSo: leave the spices, be early with the fish.',
      tags: ['price'],
    },
  ],
  actions: [
    { text: 'Split the twenty boxes into three deliveries', asked: 19, due: 5, promised: 8 },
    { text: 'Drop the spices from her price list', asked: 61, due: -55, done: 54 },
  ],
}

const wartian: Story = {
  code: 'WARTH',
  owner: 1,
  stage: 'functional',
  cadence: 60,
  channel: 'video',
  tags: ['deli', 'north'],
  renewal: 310,
  about: 'Delicatessen by the market hall. Pirkko keeps the accounts and therefore the shop.',
  person: {
    decisionRole: 'influencer',
    about: 'Short sentences, long memory. Prefers a video call with the numbers in front of her.',
  },
  talks: [
    {
      ago: 25,
      at: '09:40',
      kind: 'video',
      pulse: 4,
      said: 'Went through the year line by line. Maxilaku and Valkoinen suklaa carry the sweets; the rest of the shelf could go. She agrees, her husband does not know yet.',
    },
    {
      ago: 84,
      at: '09:00',
      kind: 'video',
      pulse: 3,
      said: 'Two invoices with the old address. Found and corrected while we spoke.',
    },
  ],
  notes: [
    {
      ago: 25,
      at: '09:00',
      body: 'The sweets shelf\n\nTwo products make 80 % of it. If the rest goes there is a metre and a half free.\nMy idea: Gudbrandsdalsost and crispbread beside it, for the tourists.\nShe wants to see it drawn before she says anything at home.',
    },
  ],
  actions: [
    { text: 'Draw the new shelf for Pirkko', asked: 25, due: 3, promised: 7 },
    { text: 'Correct the address on both invoices', asked: 84, due: -84, done: 84 },
  ],
}

export const nordic: Story[] = [berglunds, folkOchFa, simons, wartian]
