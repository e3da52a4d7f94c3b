import type { Accessor } from 'solid-js'
import type { ConnectionState } from '../../data/connection.ts'
import { useFirstRun } from '../first-run.ts'

/** States in which the server has to be told anew who this is. */
const SIGNED_OUT: ConnectionState['is'][] = ['sign-in', 'revoked']

/** Whether somebody is signed in here, so that nobody else can join before they sign out. */
export function useIsSignedIn(): Accessor<boolean> {
  const firstRun = useFirstRun()
  return () => firstRun.open() === 'server' && !SIGNED_OUT.includes(firstRun.connection.state().is)
}
