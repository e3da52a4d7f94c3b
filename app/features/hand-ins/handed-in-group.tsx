import { HandedInRow } from '../shared/handed-in-row.tsx'

/** Settings: the way to what members could not send any more. */
export default function HandedInGroup() {
  return <HandedInRow always />
}
