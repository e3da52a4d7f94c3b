import { createSignal, Show } from 'solid-js'
import type { ConnectionState } from '../../data/connection.ts'
import { moment, number } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import { sentenceOf } from '../../i18n/sync-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useServices } from '../services.ts'
import { clockSentence } from './clock.ts'
import { lateSentence } from './late.ts'
import { Restored } from './restored-banner.tsx'
import { triedSentence } from './tried.ts'

/** How this device stands with its server, in words, and what a person may do about it. `oldest`: when the first unsent change was made. */
export function Standing(props: { state: ConnectionState; oldest: number | undefined; now: number }) {
  const { connection, deviceNow } = useServices()
  /** When a person last asked for it to be sent. */
  const [asked, setAsked] = createSignal<number>()
  const last = () => (props.state.last ? moment(props.state.last, props.now) : syncPageWords().never)
  const late = () => lateSentence(props.state, props.oldest, props.now)
  const isOut = () => props.state.is === 'sign-in' || props.state.is === 'revoked'

  function send() {
    setAsked(deviceNow())
    connection.sendNow()
  }

  return (
    <section class="sync-page-standing">
      <p class="sync-page-sentence">{sentenceOf(props.state, props.now)}</p>
      <Show when={props.state.reading}>
        {reading => (
          <Progress
            label={words().sync.reading(number(reading().rows), number(reading().total))}
            value={reading().rows}
            max={reading().total}
          />
        )}
      </Show>
      <Show when={props.state.is === 'portal'}>
        <Banner tone="amber">{syncPageWords().portal}</Banner>
      </Show>
      <Show when={props.state.clockOff}>{off => <Banner tone="amber">{clockSentence(off())}</Banner>}</Show>
      <Restored restored={props.state.told?.restored} now={props.now} />
      <Show when={props.state.trouble === 'unconfirmed'}>
        <Banner tone="amber">{syncPageWords().unconfirmed}</Banner>
      </Show>
      <Show when={late()}>
        {sentence => (
          <Banner tone="amber" action={<SendNow state={props.state} onSend={send} />}>
            {sentence()}
          </Banner>
        )}
      </Show>
      <Show when={props.state.is !== 'none'}>
        <div class="sync-page-lead">
          <p>
            {syncPageWords().lastSynced}: {last()}
          </p>
          <p role="status">{triedSentence(props.state, asked(), props.now)}</p>
        </div>
        <Show when={isOut() || !late()}>
          <div class="sync-page-ways">
            <Show when={isOut()} fallback={<SendNow state={props.state} onSend={send} />}>
              <LinkButton variant="main" href="/sign-in">
                {syncPageWords().signIn}
              </LinkButton>
            </Show>
          </div>
        </Show>
      </Show>
    </section>
  )
}

/** The green one only where it can be of use. */
function SendNow(props: { state: ConnectionState; onSend: () => void }) {
  const isSending = () => props.state.is === 'syncing'
  const isCut = () => props.state.is === 'offline' || props.state.is === 'portal'
  return (
    <Button
      variant={props.state.waiting && !isCut() ? 'main' : 'line'}
      disabled={isSending()}
      onClick={() => props.onSend()}
    >
      {isSending() ? syncPageWords().sending : syncPageWords().sendNow}
    </Button>
  )
}
