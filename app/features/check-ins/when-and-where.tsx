import { words } from '../../i18n/index.ts'
import type { Account } from '../../model/account.ts'
import type { Place } from '../../model/field.ts'
import { distance } from '../../model/near.ts'
import { useServices } from '../services.ts'
import { inWords, momentOf, type When } from '../shared/when.ts'

/** Beside the title: what was filled in without being asked, "now · 40 m away". */
export function WhenAndWhere(props: { when: When; place: Place | undefined; account: Account | undefined }) {
  const { now, today } = useServices()

  const when = () => {
    const { date, time } = props.when
    if (date === undefined) return words().checkIns.now
    const said = inWords({ date, time }, today())
    return momentOf(props.when, now(), today()) > now() ? words().checkIns.planned(said) : said
  }
  const where = () => {
    const there = props.account?.place
    if (!props.place || !there) return undefined
    const metres = Math.round(distance(props.place, there))
    return metres <= props.place.accuracy ? words().checkIns.here : words().checkIns.away(metres)
  }

  return <>{[when(), where()].filter(Boolean).join(' · ')}</>
}
