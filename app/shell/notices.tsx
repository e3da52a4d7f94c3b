import { ClearedNotice } from './cleared-notice.tsx'
import { HandInsNotice } from './hand-ins-notice.tsx'
import { LetGoNotice } from './let-go-notice.tsx'
import { UnconfirmedNotice } from './unconfirmed-notice.tsx'

/** What is told above every page until it is read. */
export default function Notices() {
  return (
    <>
      <ClearedNotice />
      <LetGoNotice />
      <HandInsNotice />
      <UnconfirmedNotice />
    </>
  )
}
