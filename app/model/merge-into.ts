import type { Fields } from './row.ts'
import { itemsOf } from './row.ts'

/** How one value of two rows that become one is kept. */
export interface Kept {
  field: string
  survivors: unknown
  others: unknown
  /** `both`: a text that says what either says. */
  keeps: 'survivors' | 'others' | 'both'
}

/** Fields that belong together: half an address of each would be the address of neither. A field alone is a group of one. */
export type Groups = readonly (readonly string[])[]

/** What two rows say, and which of it stands once they are one: what the survivor says, else what the other does; of texts both. */
export function keptOf(survivor: Fields, other: Fields, groups: Groups, texts: readonly string[]): Kept[] {
  return groups.flatMap(group => {
    const says = (row: Fields) => group.some(field => isSaid(row[field]))
    return group
      .filter(field => isSaid(survivor[field]) || isSaid(other[field]))
      .map((field): Kept => {
        const [survivors, others] = [survivor[field], other[field]]
        if (texts.includes(field) && isSaid(survivors) && isSaid(others) && survivors !== others)
          return { field, survivors, others, keeps: 'both' }
        return { field, survivors, others, keeps: says(survivor) ? 'survivors' : 'others' }
      })
  })
}

/** The patch by which the survivor comes to say it, and to name whom it stands for; of tags it has both. */
export function patchOfSurvivor(
  survivor: Fields,
  other: Fields & { id: string },
  kept: readonly Kept[],
): Fields {
  const patch: Fields = { [`merged/${other.id}`]: true }
  for (const { field, survivors, others, keeps } of kept) {
    if (keeps === 'both') patch[field] = `${survivors}\n\n${others}`
    if (keeps === 'others') patch[field] = others
  }
  for (const tag of itemsOf(other, 'tag')) if (!survivor[`tag/${tag}`]) patch[`tag/${tag}`] = true
  return patch
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== false
}
