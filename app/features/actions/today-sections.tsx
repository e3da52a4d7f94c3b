import { words } from '../../i18n/index.ts'
import { ActionSection } from './action-section.tsx'
import { useList, usePromisesNear } from './queries.ts'

/** A long day shows its first rows; the rest is one tap away. */
const CAP = 10

/** On Today: what is late and what is due. */
export function ToDo() {
  const actions = useList(() => 'today')
  return <ActionSection title={words().actions.toDo} actions={actions()} withAccount capped={CAP} />
}

/** On Today: promises whose internal date is near. */
export function PromisesNear() {
  const actions = usePromisesNear()
  return <ActionSection title={words().actions.promisesNear} actions={actions()} withAccount capped={CAP} />
}
