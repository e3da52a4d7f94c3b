import { createSignal, Show } from 'solid-js'
import { importWords } from '../../i18n/import.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Undo } from '../../ui/more-icons.ts'
import { Progress } from '../../ui/progress.tsx'
import type { Imported } from './commands.ts'
import { describeImported } from './sentences.ts'

/** What the import did, with the way back for as long as the page is open. */
export function Result(props: { imported: Imported; onAgain: () => void }) {
  const [undoing, setUndoing] = createSignal<{ done: number; all: number }>()
  const [left, setLeft] = createSignal<number>()
  const [failed, setFailed] = createSignal(false)

  const isUndone = () => left() !== undefined
  const didSomething = () => {
    const { made, people, rest, changed } = props.imported
    return made + people + rest + changed > 0
  }

  async function undo() {
    if (undoing()) return
    setFailed(false)
    setUndoing({ done: 0, all: 1 })
    try {
      setLeft(await props.imported.undo((done, all) => setUndoing({ done, all })))
    } catch {
      setFailed(true)
    } finally {
      setUndoing(undefined)
    }
  }

  const sentence = () => {
    const say = importWords()
    const count = left()
    if (count === undefined) return describeImported(props.imported)
    return count > 0 ? say.undoneExcept(count) : say.undone
  }

  return (
    <>
      <div role="status">
        <Banner>{sentence()}</Banner>
      </div>
      <Show when={failed()}>
        <Banner tone="red">{importWords().notUndone}</Banner>
      </Show>
      <Show when={undoing()}>
        {at => <Progress label={importWords().undoing} value={at().done} max={at().all} />}
      </Show>
      <div class="import-ways">
        <LinkButton href="/accounts" variant="main">
          {importWords().toAccounts}
        </LinkButton>
        <Show when={didSomething() && !isUndone()}>
          <Button icon={Undo} disabled={Boolean(undoing())} onClick={() => void undo()}>
            {importWords().undo}
          </Button>
        </Show>
        <Button variant="quiet" onClick={props.onAgain}>
          {importWords().another}
        </Button>
      </div>
    </>
  )
}
