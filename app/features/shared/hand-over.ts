import { type Account, addressLine } from '../../model/account.ts'

/** Links that hand over to the phone's own apps; undefined when there is nothing to hand over. */

export function telephoneLink(phone: string | undefined): string | undefined {
  // The "(0)" of "+44 (0)20 …" is not dialled, and neither is an extension.
  const dialled = phone
    ?.replace('(0)', '')
    .replace(/(?:ext|x|#|;).*$/i, '')
    .replace(/[^\d+*]/g, '')
  return dialled ? `tel:${dialled}` : undefined
}

export function mailLink(email: string | undefined): string | undefined {
  const parts = /^([^\s@?&]+)@([^\s@?&]+)$/.exec(email?.trim() ?? '')
  return parts ? `mailto:${encodeURIComponent(parts[1]!)}@${encodeURIComponent(parts[2]!)}` : undefined
}

/** The way to an account in the phone's maps, by place, else by address. It needs no key and tells nothing but the goal. */
export function mapsLink(account: Account): string | undefined {
  const address = addressLine(account)
  const goal = account.place
    ? `${account.place.latitude},${account.place.longitude}`
    : address && [account.name, address].filter(Boolean).join(', ')
  return goal ? `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(goal)}` : undefined
}

/** A page of the web; any other kind of address is no link. */
export function webLink(website: string | undefined): string | undefined {
  if (!website) return undefined
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(website) ? website : `https://${website}`
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined
}
