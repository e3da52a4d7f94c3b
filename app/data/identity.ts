import { type Change, counterOf, type Verdict } from '../model/change.ts'
import type { HalfWritten } from '../model/half-written.ts'
import type { InvitedTo } from '../model/invitation.ts'
import { readChange, type SignedIn } from '../model/protocol.ts'
import { type Answer, ask, type Network } from './api.ts'
import { asMember } from './as-member.ts'
import type { Me } from './book.ts'
import {
  type Device,
  type HandedIn,
  type HistoryEntry,
  type Invitation,
  type Judged,
  type Judgement,
  type Members,
  type NewInvitation,
  type NotTaken,
  type Outcome,
  type Outdone,
  PROBLEMS,
  type Problem,
  type Speech,
} from './connection.ts'

/** Signing in and what goes with it: plain questions to the server, each with an answer a person can be told. */
export class Identity implements Members {
  /** Questions of the book that is open name its member. */
  readonly network: Network

  constructor(
    readonly platform: { network: Network },
    readonly device: () => { id: string; name: string },
    member: () => string | false | undefined,
  ) {
    this.network = asMember(platform, member)
  }

  setUp(form: {
    token: string
    workspace: string
    name: string
    email: string
    password: string
  }): Promise<Me | Problem> {
    return this.#signedIn('/api/set-up', form)
  }

  signIn(form: { email: string; password: string }): Promise<Me | Problem> {
    return this.#signedIn('/api/sign-in', form)
  }

  join(code: string): Promise<Me | Problem> {
    return this.#signedIn('/api/join', { code })
  }

  async invitedTo(token: string): Promise<InvitedTo | Problem> {
    const answer = await ask(this.network, '/api/invited', { token })
    return answer.ok ? (answer.body as InvitedTo) : problemOf(answer)
  }

  acceptInvitation(form: {
    token: string
    name: string
    email: string
    password: string
  }): Promise<Me | Problem> {
    return this.#signedIn('/api/accept', form)
  }

  async invite(form: { role: string; manager?: string; email?: string }): Promise<NewInvitation | Problem> {
    const answer = await ask(this.network, '/api/invitations', form)
    return answer.ok ? (answer.body as NewInvitation) : problemOf(answer)
  }

  async invitations(): Promise<Invitation[] | Problem> {
    const answer = await ask(this.network, '/api/invitations')
    return answer.ok ? (answer.body as { invitations: Invitation[] }).invitations : problemOf(answer)
  }

  async withdraw(invitation: string): Promise<Outcome> {
    const answer = await ask(this.network, `/api/invitations/${invitation}`, {}, 'DELETE')
    return answer.ok ? { ok: true } : problemOf(answer)
  }

  async confirm(): Promise<Outcome> {
    const answer = await ask(this.network, '/api/confirm', {})
    return answer.ok ? { ok: true } : problemOf(answer)
  }

  async changeMember(
    member: string,
    change: { role?: string; manager?: string | null; left?: boolean },
  ): Promise<Outcome> {
    const answer = await ask(this.network, `/api/members/${member}`, change)
    return answer.ok ? { ok: true } : problemOf(answer)
  }

  /** Who the session cookie says is here; undefined when nobody is, or when there is no answer. */
  async whoAmI(): Promise<Me | undefined> {
    const answer = await ask(this.network, '/api/me')
    return answer.ok ? meOf(answer.body) : undefined
  }

  /** Ends the session of `member`, and nobody else's; of whoever has it where nobody is named. */
  async signOut(member?: string): Promise<void> {
    await ask(
      asMember(this.platform, () => member),
      '/api/sign-out',
      {},
    )
  }

  async addDevice(): Promise<{ url: string; code: string; expires: number } | Problem> {
    const answer = await ask(this.network, '/api/links', {})
    return answer.ok ? (answer.body as { url: string; code: string; expires: number }) : problemOf(answer)
  }

  async changePassword(form: { old: string; new: string }): Promise<Outcome> {
    const answer = await ask(this.network, '/api/password', form)
    return answer.ok ? { ok: true } : problemOf(answer)
  }

  async devices(): Promise<Device[] | Problem> {
    const answer = await ask(this.network, '/api/devices')
    return answer.ok ? (answer.body as { devices: Device[] }).devices : problemOf(answer)
  }

  async revoke(device: string): Promise<Outcome> {
    const answer = await ask(this.network, `/api/devices/${device}`, {}, 'DELETE')
    return answer.ok ? { ok: true } : problemOf(answer)
  }

  async history(row: string): Promise<HistoryEntry[] | Problem> {
    const answer = await ask(this.network, `/api/history?row=${row}`)
    return answer.ok ? (answer.body as { entries: HistoryEntry[] }).entries : problemOf(answer)
  }

  async handIns(): Promise<HandedIn[] | Problem> {
    const answer = await ask(this.network, '/api/hand-ins')
    return answer.ok ? (answer.body as { handIns: Sent[] }).handIns.map(handedIn) : problemOf(answer)
  }

  async judge(id: string, as: Judgement): Promise<Judged | Problem> {
    const answer = await ask(this.network, `/api/hand-ins/${encodeURIComponent(id)}`, { as })
    if (!answer.ok) return problemOf(answer)
    const { verdicts } = answer.body as { verdicts: Verdict[] }
    return { ok: true, rejected: verdicts.flatMap(rejection), outdone: verdicts.flatMap(outdone) }
  }

  async speech(): Promise<Speech | Problem> {
    const answer = await ask(this.network, '/api/speech')
    return answer.ok ? (answer.body as Speech) : problemOf(answer)
  }

  async #signedIn(path: string, form: object): Promise<Me | Problem> {
    const answer = await ask(this.network, path, { ...form, device: this.device() })
    return answer.ok ? meOf(answer.body) : problemOf(answer)
  }
}

function meOf(body: unknown): Me {
  const { member, workspace, server } = body as SignedIn
  return { member: member.id, name: member.name, workspace: workspace.id, server }
}

/** A hand-in as the server sends it: its changes are as their device had them. */
type Sent = Omit<HandedIn, 'changes' | 'drafts' | 'unread' | 'refused'> & {
  changes: unknown[]
  drafts: HalfWritten[]
}

function handedIn(sent: Sent): HandedIn {
  const read = sent.changes.filter(change => typeof readChange(change) !== 'string')
  const changes = read.map(readChange) as Change[]
  const refused = [...read, ...sent.drafts].flatMap((one, place) => {
    const why = (one as { refused?: Omit<NotTaken, 'place'> }).refused
    return why ? [{ place, code: why.code, sentence: why.sentence }] : []
  })
  return { ...sent, changes, unread: sent.changes.length - changes.length, refused }
}

/** The server counts the changes it accepts from one, in their order. */
function rejection(verdict: Verdict): NotTaken[] {
  if (verdict.is !== 'rejected') return []
  const { change, code, sentence } = verdict
  return [{ place: counterOf(change) - 1, code, sentence }]
}

function outdone(verdict: Verdict): Outdone[] {
  if (verdict.is !== 'merged' || verdict.refused.length === 0) return []
  return [{ place: counterOf(verdict.change) - 1, fields: verdict.refused }]
}

function problemOf(answer: Exclude<Answer, { ok: true }>): Problem {
  if (answer.trouble === 'offline' || answer.trouble === 'portal') return { ok: false, code: 'offline' }
  if (answer.trouble === 'busy') return { ok: false, code: 'too-many' }
  if (answer.trouble === 'expired' || answer.trouble === 'other_member') return { ok: false, code: 'expired' }
  const code = answer.trouble === 'refused' ? PROBLEMS.find(code => code === answer.code) : undefined
  return { ok: false, code: code ?? 'trouble' }
}
