import { For } from 'solid-js'
import { keyWords } from '../i18n/keys.ts'
import { Sheet } from '../ui/sheet.tsx'
import { Switch } from '../ui/switch.tsx'

/** The sheet that lists the shortcuts; single keys can be turned off in it. */
export default function KeysList(props: {
  single: boolean
  onChoose: (on: boolean) => void
  onClose: () => void
}) {
  const listing = () => {
    const keys = keyWords().for
    return [
      [['C'], keys.c],
      [['V'], keys.v],
      [[isApple() ? '⌘' : 'Ctrl', 'K'], keys.find],
      [['←', '→'], keys.tabs],
      [['Esc'], keys.close],
      [['?'], keys.keys],
    ] as const
  }

  return (
    <Sheet title={keyWords().title} onClose={props.onClose}>
      <dl class="keys">
        <For each={listing()}>
          {([keys, does]) => (
            <div class="keys-line">
              <dt>{does}</dt>
              <dd>
                <For each={keys}>{key => <kbd>{key}</kbd>}</For>
              </dd>
            </div>
          )}
        </For>
      </dl>
      <Switch
        label={keyWords().single}
        hint={keyWords().singleHint}
        checked={props.single}
        onChange={props.onChoose}
      />
    </Sheet>
  )
}

function isApple(): boolean {
  return /Mac|iP(hone|ad)/.test(navigator.userAgent)
}
