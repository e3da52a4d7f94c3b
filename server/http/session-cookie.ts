import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { LONGEST_MS } from '../identity/sessions.ts'
import type { Ports } from '../ports.ts'
import { originOf } from './origin.ts'

const NAME = 'tend'

/** Over https the cookie is `__Host-tend`: no other host or plain page can set it. On a LAN without https it is plain `tend`. */
export function readSessionCookie(c: Context, ports: Ports): string | undefined {
  return isSecure(c, ports) ? getCookie(c, NAME, 'host') : getCookie(c, NAME)
}

export function writeSessionCookie(c: Context, ports: Ports, token: string) {
  setCookie(c, NAME, token, { ...options(c, ports), maxAge: LONGEST_MS / 1000 })
}

export function dropSessionCookie(c: Context, ports: Ports) {
  deleteCookie(c, isSecure(c, ports) ? `__Host-${NAME}` : NAME, options(c, ports))
}

function options(c: Context, ports: Ports) {
  const secure = isSecure(c, ports)
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax' as const,
    secure,
    ...(secure && { prefix: 'host' as const }),
  }
}

function isSecure(c: Context, ports: Ports): boolean {
  return originOf(c, ports).startsWith('https:')
}
