import type { Book } from '../../data/book.ts'
import type { Account } from '../../model/account.ts'
import { ownerOf } from '../../model/owner.ts'
import { type AnyShown, type Fields, itemsOf } from '../../model/row.ts'

/** The account form's fields as they are typed. */
export interface AccountValues {
  name: string
  owner: string
  /** Members it is shared with. */
  share: string[]
  status: string
  stage: string
  key: boolean
  cadence: string
  channel: string
  phone: string
  email: string
  website: string
  address: string
  postalCode: string
  town: string
  region: string
  country: string
  value: string
  currency: string
  renewal: string
  tag: string
  about: string
}

/** What the form shows of an account; for a new one who makes it and the workspace's currency. */
export function valuesOf(account: Account | undefined, book: Pick<Book, 'me' | 'workspace'>): AccountValues {
  return {
    name: account?.name ?? '',
    owner: (account && ownerOf(account)) ?? book.me.member,
    share: account ? itemsOf(account, 'share') : [],
    status: account?.status ?? 'active',
    stage: account?.stage ?? '',
    key: account?.key ?? false,
    cadence: account?.cadence?.toString() ?? '',
    channel: account?.channel ?? '',
    phone: account?.phone ?? '',
    email: account?.email ?? '',
    website: account?.website ?? '',
    address: account?.address ?? '',
    postalCode: account?.postalCode ?? '',
    town: account?.town ?? '',
    region: account?.region ?? '',
    country: account?.country ?? '',
    value: account?.value?.toString() ?? '',
    currency: account?.currency ?? book.workspace().currency ?? '',
    renewal: account?.renewal ?? '',
    tag: account ? itemsOf(account, 'tag').join(', ') : '',
    about: account?.about ?? '',
  }
}

/** The patch that makes the row hold what was typed. What the form only assumed is not written. */
export function patchOf(values: AccountValues, seen?: AnyShown): Fields {
  const { owner, share, tag, value, cadence, currency, status, key, ...typed } = values
  return {
    ...typed,
    owner: seen && !seen.owner && owner === (seen.by ?? owner) ? null : owner,
    ...setPatch('share', share, seen),
    status: status === 'active' && !seen?.status ? null : status,
    key: key || (seen?.key === undefined ? null : false),
    value: value.trim() ? readAmount(value) : null,
    currency: value.trim() || seen?.currency ? currency.trim().toUpperCase() : null,
    cadence: cadence.trim() ? Number(cadence) : null,
    ...setPatch('tag', tagsIn(tag), seen),
  }
}

/** A number as people type it: "104,000", "104.000,50", "1 250". The last mark is decimal unless just three digits follow. */
export function readAmount(text: string): number {
  const digits = text.replace(/[\s\u00a0\u202f'’]/g, '')
  const parts = /^(\d[\d.,]*?)(?:[.,](\d{1,2}|\d{4,}))?$/.exec(digits)
  return parts ? Number(`${parts[1]!.replace(/[.,]/g, '')}.${parts[2] ?? 0}`) : Number.NaN
}

function tagsIn(typed: string): string[] {
  return typed.split(',').flatMap(tag => tag.replace(/[\s/]+/g, ' ').trim() || [])
}

/** A set is written item by item, so that what was added elsewhere meanwhile stays. */
function setPatch(set: string, wanted: string[], seen?: AnyShown): Fields {
  const held = seen ? itemsOf(seen, set) : []
  return {
    ...Object.fromEntries(held.filter(item => !wanted.includes(item)).map(item => [`${set}/${item}`, false])),
    ...Object.fromEntries(wanted.map(item => [`${set}/${item}`, true])),
  }
}
