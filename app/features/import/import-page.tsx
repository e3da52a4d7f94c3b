import { createSignal, Match, Show, Switch } from 'solid-js'
import { importWords } from '../../i18n/import.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Row, Rows } from '../../ui/rows.tsx'
import { useServices } from '../services.ts'
import { ChooseFile } from './choose-file.tsx'
import { ColumnsSection } from './columns-section.tsx'
import { type Imported, importItems } from './commands.ts'
import { DoubtsSection } from './doubts-section.tsx'
import { DuplicatesSection } from './duplicates-section.tsx'
import { createImport, type Import } from './import-state.ts'
import { PreviewSection } from './preview-section.tsx'
import { Result } from './result.tsx'
import { describeFile, describeStop, refusalOf } from './sentences.ts'
import './import.css'

/** `/settings/import`: a file, what its columns mean, what will be made of it; then all of it at once, and the way back. */
export default function ImportPage() {
  const { book } = useServices()
  const state = createImport(book)
  const [progress, setProgress] = createSignal<{ done: number; all: number }>()
  const [imported, setImported] = createSignal<Imported>()
  const [stopped, setStopped] = createSignal<string>()

  async function start() {
    if (progress()) return
    setStopped(undefined)
    const chosen = state.chosen()
    setProgress({ done: 0, all: chosen.length })
    try {
      setImported(await importItems(book, chosen, (done, all) => setProgress({ done, all })))
    } catch (error) {
      setStopped(describeStop(error))
    } finally {
      setProgress(undefined)
    }
  }

  function again() {
    setImported(undefined)
    state.close()
  }

  return (
    <Page title={importWords().title} back="/settings" wide={Boolean(state.file() && !imported())}>
      <div class="import" aria-live="polite">
        <Show when={state.problem()}>{problem => <Banner tone="red">{refusalOf(problem())}</Banner>}</Show>
        <Show when={stopped()}>
          <Banner tone="red">{stopped()}</Banner>
        </Show>
      </div>
      <Switch fallback={<ChooseFile state={state} />}>
        <Match when={imported()}>{done => <Result imported={done()} onAgain={again} />}</Match>
        <Match when={progress()}>
          {at => (
            <Progress label={importWords().progress(at().done, at().all)} value={at().done} max={at().all} />
          )}
        </Match>
        <Match when={state.file()}>
          {file => (
            <>
              <Rows>
                <Row
                  title={file().name}
                  detail={describeFile(file())}
                  trail={
                    <span class="import-other">
                      <Button variant="quiet" onClick={again}>
                        {importWords().another}
                      </Button>
                    </span>
                  }
                />
              </Rows>
              <Notice state={state} />
              <div class="import-plan">
                <div class="import-pane">
                  <PreviewSection state={state} />
                  <DoubtsSection state={state} />
                  <DuplicatesSection state={state} />
                </div>
                <ColumnsSection state={state} />
              </div>
              <div class="import-start">
                <Button variant="main" disabled={state.chosen().length === 0} onClick={() => void start()}>
                  {importWords().start(state.chosen().length)}
                </Button>
              </div>
            </>
          )}
        </Match>
      </Switch>
    </Page>
  )
}

/** What stands in the way of an import, or makes it idle. */
function Notice(props: { state: Import }) {
  const items = () => props.state.plan()?.items ?? []
  const hasNews = () => items().some(({ news }) => news.details + news.people > 0)
  const lacksName = () => {
    const targets = props.state.targets()
    return targets.length > 0 && !targets.includes('account.name') && !targets.includes('account.id')
  }
  return (
    <Switch>
      <Match when={!props.state.isWhole()}>
        <p role="status">{importWords().wholeFirst}</p>
      </Match>
      <Match when={lacksName()}>
        <Banner tone="amber">{importWords().noNameColumn}</Banner>
      </Match>
      <Match when={items().length > 0 && props.state.chosen().length === 0}>
        <Banner tone="plain">
          {hasNews() ? importWords().allSkipped : importWords().allThere(items().length)}
        </Banner>
      </Match>
    </Switch>
  )
}
