import { addToBlob, headBlob, readBlob } from './blobs/handlers.ts'
import { health } from './health.ts'
import type { Ask } from './http/env.ts'
import { acceptInvitation, readInvitation } from './identity/accept.ts'
import { listDevices, revokeDevice } from './identity/devices.ts'
import { invite, listInvitations, withdrawInvitation } from './identity/invitations.ts'
import { addLink, join } from './identity/links.ts'
import { me } from './identity/me.ts'
import { changeMember } from './identity/members.ts'
import { setUp } from './identity/set-up.ts'
import { changePassword, signIn, signOut } from './identity/sign-in.ts'
import type { Ports } from './ports.ts'
import { confirmMembers } from './sync/confirming.ts'
import { judgeHandIn, listHandIns, takeHandIn } from './sync/hand-ins.ts'
import { readHistory, readSnapshot, syncTurn } from './sync/handlers.ts'
import { takeOffer } from './sync/offer.ts'
import { pokes } from './sync/pokes.ts'
import { aboutSpeech } from './transcribe/handlers.ts'

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: `/api/${string}`
  /**
   * `session`: only for a signed-in device; `handing-in`: also for one that was revoked. A route cannot be without one of these.
   */
  policy: 'public' | 'session' | 'handing-in'
  handle: Handle
  /** What HEAD is answered; without it HEAD is refused. */
  head?: Handle
}

type Handle = (c: Ask, ports: Ports) => Response | Promise<Response>

/** Everything the server answers, and to whom. What is not listed does not exist. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/api/health', policy: 'public', handle: health },
  { method: 'POST', path: '/api/set-up', policy: 'public', handle: setUp },
  { method: 'POST', path: '/api/sign-in', policy: 'public', handle: signIn },
  { method: 'POST', path: '/api/sign-out', policy: 'public', handle: signOut },
  { method: 'POST', path: '/api/join', policy: 'public', handle: join },
  { method: 'POST', path: '/api/invited', policy: 'public', handle: readInvitation },
  { method: 'POST', path: '/api/accept', policy: 'public', handle: acceptInvitation },
  { method: 'GET', path: '/api/me', policy: 'session', handle: me },
  { method: 'POST', path: '/api/password', policy: 'session', handle: changePassword },
  { method: 'POST', path: '/api/links', policy: 'session', handle: addLink },
  { method: 'GET', path: '/api/devices', policy: 'session', handle: listDevices },
  { method: 'DELETE', path: '/api/devices/:id', policy: 'session', handle: revokeDevice },
  { method: 'POST', path: '/api/invitations', policy: 'session', handle: invite },
  { method: 'GET', path: '/api/invitations', policy: 'session', handle: listInvitations },
  { method: 'DELETE', path: '/api/invitations/:id', policy: 'session', handle: withdrawInvitation },
  { method: 'POST', path: '/api/members/:id', policy: 'session', handle: changeMember },
  { method: 'POST', path: '/api/confirm', policy: 'session', handle: confirmMembers },
  { method: 'POST', path: '/api/sync', policy: 'session', handle: syncTurn },
  { method: 'POST', path: '/api/offer', policy: 'session', handle: takeOffer },
  { method: 'POST', path: '/api/hand-ins', policy: 'handing-in', handle: takeHandIn },
  { method: 'GET', path: '/api/hand-ins', policy: 'session', handle: listHandIns },
  { method: 'POST', path: '/api/hand-ins/:id', policy: 'session', handle: judgeHandIn },
  { method: 'GET', path: '/api/snapshot', policy: 'session', handle: readSnapshot },
  { method: 'GET', path: '/api/history', policy: 'session', handle: readHistory },
  { method: 'GET', path: '/api/pokes', policy: 'session', handle: pokes },
  { method: 'GET', path: '/api/blobs/:hash', policy: 'session', handle: readBlob, head: headBlob },
  { method: 'PATCH', path: '/api/blobs/:hash', policy: 'session', handle: addToBlob },
  { method: 'GET', path: '/api/speech', policy: 'session', handle: aboutSpeech },
]
