import { Show } from 'solid-js'
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
import { restoredSentence } from './restored.ts'

/** How this device stands with its server, in words, and what a person may do about it. `oldest`: when the first unsent change was made. */
export function Standing(props: { state: ConnectionState; oldest: number | undefined; now: number }) {
  const last = () => (props.state.last ? moment(props.state.last, props.now) : syncPageWords().never)
  const late = () => lateSentence(props.state, props.oldest, props.now)
  const isOut = () => props.state.is === 'sign-in' || props.state.is === 'revoked'
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
      <Show when={props.state.clockOff}>{off => <Banner tone="amber">{clockSentence(off())}</Banner>}</Show>
      <Show when={restoredSentence(props.state.told?.restored, props.now)}>
        {sentence => <Banner tone="plain">{sentence()}</Banner>}
      </Show>
      <Show when={props.state.trouble === 'unconfirmed'}>
        <Banner tone="amber">{syncPageWords().unconfirmed}</Banner>
      </Show>
      <Show when={late()}>
        {sentence => (
          <Banner tone="amber" action={<SendNow state={props.state} />}>
            {sentence()}
          </Banner>
        )}
      </Show>
      <Show when={props.state.is !== 'none'}>
        <p class="sync-page-lead">
          {syncPageWords().lastExchange}: {last()}
        </p>
        <Show when={isOut() || !late()}>
          <div class="sync-page-ways">
            <Show when={isOut()} fallback={<SendNow state={props.state} />}>
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

function SendNow(props: { state: ConnectionState }) {
  const { connection } = useServices()
  const isSending = () => props.state.is === 'syncing'
  return (
    <Button
      variant={props.state.waiting ? 'main' : 'line'}
      disabled={isSending()}
      onClick={() => connection.sendNow()}
    >
      {isSending() ? syncPageWords().sending : syncPageWords().sendNow}
    </Button>
  )
}
