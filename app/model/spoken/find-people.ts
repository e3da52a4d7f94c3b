import { fold } from '../fold.ts'
import type { FoundPerson, Spoken } from './proposal.ts'
import type { Word } from './words.ts'

/** The words of a name that a person is called by; initials and particles are none. */
const SHORTEST_NAME = 3

/** How the contacts may be called: by their whole name, and by a part of it that is no other contact's. */
export interface Names {
  /** Every word of a name. */
  words: string[]
  byWord: Map<string, string[]>
}

/** Makes ready whom a text may name. */
export function namesOf(contacts: Spoken['contacts']): Names {
  const byWord = new Map<string, string[]>()
  for (const { id, name } of contacts)
    for (const word of new Set(fold(name).split(/[^\p{L}\p{N}'-]+/u)))
      if (word.length >= SHORTEST_NAME) byWord.set(word, [...(byWord.get(word) ?? []), id])
  return { words: [...byWord.keys()], byWord }
}

/** The contacts who are named, in the order they are; a name that two share tells neither unless the rest is said. */
export function findPeople(words: readonly Word[], { byWord }: Names): FoundPerson[] {
  const found: FoundPerson[] = []
  for (let at = 0; at < words.length; ) {
    let ids = byWord.get(bare(words[at]!))
    let end = at + 1
    while (ids && end < words.length && words[end - 1]!.stop === '') {
      const both = byWord.get(bare(words[end]!))?.filter(id => ids!.includes(id))
      if (!both?.length) break
      ids = both
      end++
    }
    if (ids?.length === 1) found.push({ id: ids[0]!, from: words[at]!.from, to: words[end - 1]!.to })
    at = end
  }
  return found
}

/** "Maria's" names Maria. */
function bare({ plain }: Word): string {
  return plain.replace(/'s$/, '')
}
