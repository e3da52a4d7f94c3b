import { loadDatesInWords } from '../../i18n/dates-in-words.ts'
import { money, number } from '../../i18n/format.ts'
import { voiceWords } from '../../i18n/voice.ts'
import type { Money, Signal } from '../../model/spoken/proposal.ts'
import { propose } from '../../model/spoken/propose.ts'
import type { Services } from '../services.ts'
import type { Heard, Proposals } from './proposals.ts'

/** What the rules find in the words, put as the screens offer it. Everything is worked out here; nothing is asked of a server. */
export async function proposeFrom(
  { book, now, today }: Pick<Services, 'book' | 'now' | 'today'>,
  text: string,
  account: string | undefined,
  language: string,
): Promise<Proposals> {
  const reader = await loadDatesInWords(language)
  const contacts = (account ? book.contactsOf(account) : []).filter(person => !person.left && person.name)
  const accountName = account && book.account(account)?.name
  const names = new Map(contacts.map(({ id, name }) => [id, name ?? '']))
  const times: { words: string; time: string }[] = []
  const found = propose(text, {
    language,
    today: today(),
    contacts: [...names].map(([id, name]) => ({ id, name })),
    ...(accountName && { account: accountName }),
    competitors: [],
    readDate(words) {
      const read = reader.read(words, new Date(now()))
      if (read?.time) times.push({ words, time: read.time })
      return read?.date
    },
  })
  const heard: Heard[] = [
    ...(found.pulse ? [{ key: `pulse:${found.pulse}`, is: 'pulse' as const, pulse: found.pulse }] : []),
    ...uniqueBy(found.people, ({ id }) => id).map(({ id }) => ({
      key: `person:${id}`,
      is: 'person' as const,
      contact: id,
      name: names.get(id) ?? '',
    })),
    ...uniqueBy(found.signals, ({ key }) => key).map(signal => ({
      key: signal.key,
      is: 'signal' as const,
      signal: signal.kind,
      text: saidBy(signal, text),
    })),
    ...uniqueBy(found.money.map(sumInWords), sum => sum).map(sum => ({
      key: `money:${sum}`,
      is: 'money' as const,
      text: sum,
    })),
  ]
  return {
    heard,
    actions: found.actions.map(({ key, text, side, due, when }) => {
      const time = when && due && times.find(({ words }) => when.endsWith(words))?.time
      return { key, text, side, ...(due && { due }), ...(time && { time }) }
    }),
  }
}

/** The words that said so, as they were said. */
function saidBy({ from, to }: Signal, text: string): string {
  return text.slice(from, to).replace(/\s+/g, ' ').trim()
}

/** "€12,500", or "sum of 12,500" where no currency was said; with spaces that a form can hold, and without what would divide it as the name of a set's item. */
function sumInWords({ amount, currency }: Money): string {
  return (currency ? money(amount, currency) : voiceWords().sum(number(amount))).replace(/[\s/]+/g, ' ')
}

function uniqueBy<T>(list: readonly T[], of: (one: T) => string): T[] {
  return [...new Map(list.map(one => [of(one), one])).values()]
}
