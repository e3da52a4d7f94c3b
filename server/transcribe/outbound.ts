import type { LookupAddress, LookupOptions } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { BlockList, isIP, isIPv6 } from 'node:net'

/** Which hosts beside public ones may be spoken to: names, addresses and networks the operator wrote down. */
export interface Allowed {
  names: string[]
  addresses: BlockList
}

/**
 * Guards one outbound connection. A name is resolved once, every address it has is judged, and the connection goes to one that was
 * found fit: a name that points elsewhere the next moment changes nothing. Private addresses need the operator's word, by address,
 * network or the host's name; unencrypted ones too. The addresses where clouds keep their secrets need it by address.
 */
export function guarded(allowed: Allowed, protocol: string, resolve = resolveAll) {
  async function judge(host: string): Promise<LookupAddress[]> {
    const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolve(host)
    const fit = found.filter(({ address }) => isAllowed(host, address))
    if (fit.length === 0) throw new Forbidden(host)
    return fit
  }

  function isAllowed(host: string, address: string): boolean {
    if (allowed.addresses.check(address, familyOf(address))) return true
    if (METADATA.check(address, familyOf(address))) return false
    if (allowed.names.includes(host)) return true
    return protocol === 'https:' && !PRIVATE.check(address, familyOf(address))
  }

  return {
    isAllowed,
    /** For a host that is an address: those are never looked up. */
    judge,
    /** In place of `dns.lookup` for a socket. */
    lookup(host: string, options: LookupOptions, done: LookupDone) {
      judge(host).then(
        found => (options.all ? done(null, found) : done(null, found[0]!.address, found[0]!.family)),
        (error: NodeJS.ErrnoException) => done(error, []),
      )
    },
  }
}

type LookupDone = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void

export class Forbidden extends Error {
  constructor(host: string) {
    super(`${host} is not an address this server may speak to.`)
  }
}

/** Reads "127.0.0.1, 10.0.0.0/8, whisper"; throws the part that is none of these. */
export function readAllowed(text: string): Allowed {
  const allowed: Allowed = { names: [], addresses: new BlockList() }
  for (const part of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', bits] = part.replace(/^\[|\]$/g, '').split('/')
    const most = isIPv6(address) ? 128 : 32
    if (isIP(address) && bits === undefined) allowed.addresses.addAddress(address, familyOf(address))
    else if (isIP(address) && /^\d{1,3}$/.test(bits!) && Number(bits) <= most)
      allowed.addresses.addSubnet(address, Number(bits), familyOf(address))
    else if (bits === undefined && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(address))
      allowed.names.push(address.toLowerCase())
    else throw new Error(part)
  }
  return allowed
}

function resolveAll(host: string): Promise<LookupAddress[]> {
  return lookup(host, { all: true })
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4'
}

function networks(...subnets: string[]): BlockList {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [address, bits] = subnet.split('/')
    list.addSubnet(address!, Number(bits), familyOf(address!))
  }
  return list
}

/** Not the public internet (RFC 6890), and ways to write such addresses as others. IPv4 within IPv6 is checked as IPv4 by itself. */
const PRIVATE = networks(
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24'],
  ...['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4', '::/96', '64:ff9b::/32', '100::/64', '2001::/23'],
  ...['2001:db8::/32', '2002::/16', 'fc00::/7', 'fe80::/9', 'ff00::/8'],
)
const METADATA = networks('169.254.0.0/16', 'fd00:ec2::254/128', '100.100.100.200/32', 'fe80::/10')
