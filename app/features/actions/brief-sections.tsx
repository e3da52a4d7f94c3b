import { words } from '../../i18n/index.ts'
import { ActionSection } from './action-section.tsx'
import { useOwing } from './queries.ts'

/** In the brief: what we owe this account. */
export function WeOwe(props: { account: string }) {
  const { we } = useOwing(() => props.account)
  return <ActionSection title={words().actions.weOwe} actions={we()} capped={5} />
}

/** In the brief: what this account owes us, and for how long. */
export function TheyOwe(props: { account: string }) {
  const { they } = useOwing(() => props.account)
  return <ActionSection title={words().actions.theyOwe} actions={they()} capped={5} />
}
