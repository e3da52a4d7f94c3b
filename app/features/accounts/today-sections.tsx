import { createMemo, For, Show } from 'solid-js'
import { live } from '../../data/live.ts'
import { relativeDay, since } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { standingAt } from '../../model/near.ts'
import { HORIZONS, type Horizon, renewalsAhead } from '../../model/renewal.ts'
import { lastTouch } from '../../model/summary.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Pin } from '../../ui/icons.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { useServices } from '../services.ts'
import { ownBook } from '../shared/own-book.ts'
import { valueInWords } from './account-words.ts'
import { setView } from './list-view.ts'
import { type Quiet, useGoingQuiet } from './queries.ts'

/** Rows Today shows of one kind; the rest is one tap away in Accounts. */
const AT_MOST = 5

/** "You are at Around the Horn. Check in?" while one stands at an account nobody has checked in at for a while. */
export function CheckInOffer() {
  const { book, capture, lastPlace, now } = useServices()
  const account = live(book, ['account'], () => {
    const here = lastPlace()
    return here && standingAt(here, book.accounts())
  })
  const last = live(book, ['summary'], () => {
    const at = account()
    return at && lastTouch(book.summary(at.id), now())?.at
  })
  const isJustVisited = () => now() - (last() ?? 0) < JUST_VISITED_MS
  return (
    <Show when={!isJustVisited() && account()}>
      {account => (
        <Banner
          icon={Pin}
          action={
            <Button variant="main" onClick={() => capture('check-in', { account: account().id })}>
              {words().accounts.checkIn}
            </Button>
          }
        >
          <strong>{words().accounts.today.offer(account().name ?? '')}</strong>
          <Show when={last()}>
            {last => <small>{words().accounts.today.lastContact(since(last(), now()))}</small>}
          </Show>
        </Banner>
      )}
    </Show>
  )
}

/** Who has just checked in need not be asked again. */
const JUST_VISITED_MS = 3 * 60 * 60 * 1000

/** Accounts past their cadence, the longest past first. */
export function GoingQuiet() {
  const quiet = useGoingQuiet()
  return (
    <Show when={quiet().length > 0}>
      <Section title={words().accounts.today.goingQuiet} count={quiet().length}>
        <Rows>
          <For each={quiet().slice(0, AT_MOST)}>{each => <QuietRow quiet={each} />}</For>
        </Rows>
        <Show when={quiet().length > AT_MOST}>
          <LinkButton variant="quiet" href="/accounts" onClick={() => setView('sort', 'care')}>
            {words().accounts.today.all}
          </LinkButton>
        </Show>
      </Section>
    </Show>
  )
}

function QuietRow(props: { quiet: Quiet }) {
  const { capture } = useServices()
  const say = () => words().accounts
  const quietFor = () => {
    const { since, lastKind } = props.quiet
    return lastKind ? say().sinceKind(since, say().kinds[lastKind]) : say().sinceMade(since)
  }
  return (
    <Row
      href={`/accounts/${props.quiet.account.id}`}
      title={props.quiet.account.name}
      detail={`${say().everyDays(props.quiet.cadence)} · ${quietFor()}`}
      end={<span data-care="amber">{say().daysOver(props.quiet.past)}</span>}
      trail={
        <Button variant="quiet" onClick={() => capture('check-in', { account: props.quiet.account.id })}>
          {say().checkIn}
        </Button>
      }
    />
  )
}

/** Renewals within 30, 60 and 90 days. */
export function RenewalsAhead() {
  const { book, today } = useServices()
  const ahead = live(book, ['account', 'member'], () => renewalsAhead(ownBook(book).accounts(), today()))
  const horizons = createMemo(() =>
    HORIZONS.map(horizon => ({ horizon, renewals: ahead().filter(each => each.within === horizon) })).filter(
      each => each.renewals.length > 0,
    ),
  )
  return (
    <For each={horizons()}>
      {({ horizon, renewals }) => (
        <Section title={renewalsTitle(horizon)} count={renewals.length}>
          <Rows>
            <For each={renewals.slice(0, AT_MOST)}>
              {({ account }) => (
                <Row
                  href={`/accounts/${account.id}`}
                  title={[account.name, valueInWords(account, book)].filter(Boolean).join(' · ')}
                  detail={account.town}
                  end={relativeDay(account.renewal!, today())}
                />
              )}
            </For>
          </Rows>
          <Show when={renewals.length > AT_MOST}>
            <LinkButton variant="quiet" href="/accounts" onClick={() => setView('sort', 'renewal')}>
              {words().accounts.today.all}
            </LinkButton>
          </Show>
        </Section>
      )}
    </For>
  )
}

function renewalsTitle(horizon: Horizon): string {
  return `${words().accounts.today.renewals} ${words().accounts.today.within(horizon)}`
}
