import { number } from '../format.ts'

export const checkIns = {
  title: 'Check-in',
  checkIn: 'Check in',
  kind: 'Kind',
  kinds: { visit: 'Visit', call: 'Call', video: 'Video', message: 'Message' },
  pulse: 'Pulse',
  pulses: { 1: 'Very unhappy', 2: 'Unhappy', 3: 'Neutral', 4: 'Happy', 5: 'Very happy' },
  said: 'What was said',
  saidPlaceholder: 'Optional',
  with: 'With',
  when: 'When',
  whenExamples: 'yesterday 3pm · tue 10:00 · tomorrow 9am',
  now: 'Now',
  planned: (when: string) => `Planned for ${when}`,
  away: (metres: number) => `${number(metres)} m away`,
  here: 'you are here',
  setPlace: (account: string) => `Remember this place for ${account}`,
  deleted: 'Check-in deleted.',
  meetings: 'Meetings and visits',
}
