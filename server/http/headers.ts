import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Ports } from '../ports.ts'
import { originOf } from './origin.ts'

const SANDBOX = "sandbox; default-src 'none'"

/** Says on every answer what a page of ours may do: load nothing from elsewhere, run nothing inline, be framed by nobody. */
export function onlyOurs(ports: Ports): MiddlewareHandler {
  const plain = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:', 'data:'],
      mediaSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
    },
    permissionsPolicy: { geolocation: ['self'], microphone: ['self'], camera: [], payment: [], usb: [] },
    referrerPolicy: 'no-referrer',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
    xXssProtection: false,
  })
  return async (c, next) => {
    await plain(c, next)
    // What is handed out as a file runs nothing, should a browser show it after all.
    if (c.res.headers.has('content-disposition')) c.res.headers.set('content-security-policy', SANDBOX)
    if (originOf(c, ports).startsWith('https:'))
      c.res.headers.set('strict-transport-security', 'max-age=31536000')
  }
}
