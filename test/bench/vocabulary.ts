import type { Random } from '../simulation/random.ts'

/** Words of visit reports, most frequent first; behind them come made-up ones, so that a large book has a large vocabulary. */
const FREQUENT =
  `the and to for with a of we in on they is next that will new price at order it by week from not visit call
about send their has shelf list before after good more sample meeting as again asked wants manager be month renewal contract
delivery team stock today case store buyer was wine offer late said but promised kitchen invoice quarter tasting autumn
display menu discount owner coffee cheese plan branch friday happy volume margin counter warehouse agreed still no staff
brochure supplier waiting rival range payment training open chef quality label budget season terms decision summer pilot
problem complaint launch fair holiday freight harvest pallet vintage organic catalogue exclusive credit refund inspection
signature deadline forecast promotion bottle roast blend crate fridge transport damaged replaced increase bakery bistro
hotel chain premium regional introduction visited moved reopened handover assistant purchasing director referral lunch
agenda quotation minimum quantity logistics customs certificate allergen packaging recycled carton planogram refit lease
expansion terrace renovation tender bid annual framework clause penalty index surcharge fuel rebate bonus target review
satisfied doubtful annoyed delighted cautious urgent quiet friendly brief thorough promising stalled winter spring`
    .split(/\s+/)
    .filter(Boolean)

const TAIL = 30_000
const HEADS = [
  'ba',
  'bre',
  'ca',
  'chi',
  'da',
  'dro',
  'fe',
  'fla',
  'ga',
  'gri',
  'ha',
  'je',
  'ka',
  'kle',
  'la',
  'lu',
  'ma',
  'mei',
  'na',
  'no',
  'o',
  'pa',
  'pli',
  'que',
  'ra',
  'ro',
  'sa',
  'ste',
  'ta',
  'tri',
  'u',
  'va',
  'wo',
  'ye',
  'za',
  'å',
  'é',
  'ü',
]
const MIDDLES = ['l', 'r', 'n', 'm', 'st', 'nd', 'rk', 'ss', 't', 'v', 'z', 'ch', 'll', 'gg', 'pp', 'ç', 'ñ']
const ENDS = ['a', 'en', 'er', 'ing', 'o', 'us', 'el', 'ie', 'on', 'ard', 'ez', 'sen', 'ov', 'ia', 'ö', 'and']

const RANKS = FREQUENT.length + TAIL

/** A word, the n-th most frequent one n times rarer than the first (Zipf). */
export function word(random: Random): string {
  const rank = Math.min(RANKS, Math.floor(Math.exp(random.next() * Math.log(RANKS + 1)))) - 1
  return FREQUENT[rank] ?? madeUp(rank - FREQUENT.length)
}

/** A made-up word that could be a name. */
export function name(random: Random): string {
  return capital(madeUp(random.below(TAIL)))
}

export function sentence(random: Random, words: number): string {
  return `${capital(Array.from({ length: words }, () => word(random)).join(' '))}.`
}

/** A short heading and sentences below it, together about so many characters. */
export function report(random: Random, characters: number): string {
  let text = `${capital(word(random))} ${word(random)} ${word(random)}\n`
  while (text.length < characters)
    text += `${text.endsWith('\n') ? '' : ' '}${sentence(random, 5 + random.below(11))}`
  return text
}

function madeUp(number: number): string {
  const head = HEADS[number % HEADS.length]!
  const middle = MIDDLES[Math.floor(number / HEADS.length) % MIDDLES.length]!
  const rest = Math.floor(number / (HEADS.length * MIDDLES.length))
  const end = ENDS[rest % ENDS.length]!
  const again = Math.floor(rest / ENDS.length)
  return again
    ? `${head}${middle}${ENDS[again % ENDS.length]}${MIDDLES[again % MIDDLES.length]}${end}`
    : `${head}${middle}${end}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
