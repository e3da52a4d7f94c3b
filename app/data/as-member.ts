import { MEMBER_HEADER } from '../model/protocol.ts'
import type { Network } from './api.ts'

/**
 * The network as one member uses it: every question names them, and under the session of somebody else, who signed in in another tab, it
 * is answered `other_member` (sync.md, Whose outbox). While nobody is known, nobody is named.
 */
export function asMember(ports: { network: Network }, member: () => string | false | undefined): Network {
  return {
    fetch(path, init) {
      const known = member()
      const named = known && {
        headers: { ...(init.headers as Record<string, string>), [MEMBER_HEADER]: known },
      }
      return ports.network.fetch(path, { ...init, ...named })
    },
  }
}
