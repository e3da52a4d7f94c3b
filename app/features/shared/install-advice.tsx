import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { useFirstRun } from '../first-run.ts'
import { canInstall, install, installWay, thisBrowser } from '../install.ts'
import './install-advice.css'

/** On a phone's browser tab: why and how to install first. Elsewhere, and once it was put aside, nothing. */
export function InstallAdvice(props: {
  /** One came by a link to join, which opens here and not in the installed app. */
  byLink?: boolean
}) {
  const firstRun = useFirstRun()
  const browser = thisBrowser(window)
  const [isAside, setAside] = createSignal(false)
  const way = createMemo(() => installWay(browser, canInstall()))

  return (
    <Show when={way() !== 'none' && !isAside()}>
      <section class="install-advice" aria-labelledby="install-advice-title">
        <h2 id="install-advice-title">
          {firstRun.open() === 'none' ? words().install.first : words().install.title}
        </h2>
        <p>{words().install.why}</p>
        <Switch>
          <Match when={way() === 'ios'}>
            <p>{firstRun.open() === 'none' ? words().install.apart : words().install.unsent}</p>
            <Steps steps={words().install.ios} />
            <Show when={props.byLink}>
              <p>{words().install.thenCode}</p>
            </Show>
          </Match>
          <Match when={way() === 'android'}>
            <Steps steps={words().install.android} />
          </Match>
        </Switch>
        <div class="install-advice-ways">
          <Button variant="quiet" onClick={() => setAside(true)}>
            {words().install.skip}
          </Button>
          <Show when={way() === 'button'}>
            <Button variant="main" onClick={() => void install()}>
              {words().install.install}
            </Button>
          </Show>
        </div>
      </section>
    </Show>
  )
}

function Steps(props: { steps: string[] }) {
  return (
    <ol>
      <For each={props.steps}>{step => <li>{step}</li>}</For>
    </ol>
  )
}
