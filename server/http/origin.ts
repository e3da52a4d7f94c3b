import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { TEND_HEADER } from '../../app/model/protocol.ts'
import type { Ports } from '../ports.ts'
import { Problem } from './problem.ts'

/**
 * Refuses a change asked for by a page that is not ours. All of it must be right: our header (another origin cannot send it unasked),
 * the browser's word on where the request comes from, and JSON as the kind of body (a form cannot send it). A form cannot send PATCH
 * either, whose body is bytes.
 */
export function requireOwnOrigin(c: Context, ports: Ports) {
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  if (!c.req.header(TEND_HEADER)) throw new Problem(403, 'origin')
  if (origin !== undefined && origin !== originOf(c, ports)) throw new Problem(403, 'origin')
  if (site !== undefined && site !== 'same-origin') throw new Problem(403, 'origin')
  if (c.req.method === 'PATCH' || (c.req.method === 'DELETE' && !c.req.raw.body)) return
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new Problem(415, 'content_type')
}

/** The origin people see: as configured, else as this request came. */
export function originOf(c: Context, ports: Ports): string {
  if (ports.origin) return ports.origin
  const url = new URL(c.req.url)
  const forwarded = isFromProxy(c, ports) ? c.req.header('x-forwarded-proto') : undefined
  return `${forwarded === 'https' ? 'https:' : url.protocol}//${url.host}`
}

/** The caller's address: the last one written by nobody we trust. */
export function addressOf(c: Context, ports: Ports): string {
  const peer = peerOf(c)
  if (!isFromProxy(c, ports)) return peer
  const path = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
  return path.findLast(address => !ports.proxies?.includes(address)) ?? peer
}

function isFromProxy(c: Context, ports: Ports): boolean {
  return ports.proxies?.includes(peerOf(c)) ?? false
}

/** Empty where the app is called without a socket. */
function peerOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  return (incoming?.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
}
