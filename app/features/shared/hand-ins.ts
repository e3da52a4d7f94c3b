import { type Accessor, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { HandedIn, Problem } from '../../data/connection.ts'
import { live } from '../../data/live.ts'
import { useServices } from '../services.ts'

/** What was handed in or back, as far as it is known: `problem` when the server did not say, `none` where there is no server. */
export interface HandIns {
  all?: HandedIn[]
  problem?: Problem['code'] | 'none'
}

/** Asks the server what was handed in, and again after every exchange with it. */
export function createHandIns(): { known: HandIns; ask(): Promise<void> } {
  const { connection } = useServices()
  const [known, setKnown] = createStore<HandIns>({})
  let last = connection.state().last

  async function ask() {
    const answer = connection.state().is === 'none' ? 'none' : await connection.handIns()
    if (Array.isArray(answer)) setKnown({ problem: undefined })
    if (Array.isArray(answer)) setKnown('all', reconcile(answer, { key: 'id' }))
    else setKnown({ all: undefined, problem: answer === 'none' ? answer : answer.code })
  }

  void ask()
  onCleanup(
    connection.on(() => {
      const exchanged = connection.state().last
      if (exchanged === last) return
      last = exchanged
      void ask()
    }),
  )
  return { known, ask }
}

/** Whether who is signed in here judges what others hand in. */
export function createIsAdmin(): Accessor<boolean> {
  const { book } = useServices()
  return live(
    book,
    ['member'],
    () => book.members().find(member => member.id === book.me.member)?.role === 'admin',
  )
}
