import { createSignal, Show } from 'solid-js'
import { live } from '../../data/live.ts'
import { exportWords } from '../../i18n/export.ts'
import { number } from '../../i18n/format.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Download } from '../../ui/icons.ts'
import { Page } from '../../ui/page.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Section } from '../../ui/section.tsx'
import { useServices } from '../services.ts'
import { saveFile } from '../shared/save-file.ts'
import { exportAccounts, exportActions, exportContacts, exportEverything } from './commands.ts'
import './export-page.css'

const JSON_FILE = { ending: 'json', type: 'application/json' }
const CSV_FILE = { ending: 'csv', type: 'text/csv;charset=utf-8' }

/** `/settings/export`: the whole book as one file, or lists for a spreadsheet. Made on the device. */
export default function ExportPage() {
  const { book, now, today } = useServices()
  const [progress, setProgress] = createSignal<{ done: number; all: number }>()
  const [saved, setSaved] = createSignal<string>()
  const [failed, setFailed] = createSignal(false)
  const isWhole = live(book, ['account'], () => book.whole)

  const report = (done: number, all: number) => setProgress({ done, all })

  async function save(name: string, kind: typeof JSON_FILE, make: () => Promise<string | string[]> | string) {
    if (progress()) return
    setFailed(false)
    setSaved(undefined)
    report(0, 1)
    try {
      const file = `${name}-${today()}.${kind.ending}`
      saveFile(file, kind.type, await make())
      setSaved(file)
    } catch {
      setFailed(true)
    } finally {
      setProgress(undefined)
    }
  }

  const names = () => exportWords().fileName
  const isBusy = () => Boolean(progress()) || !isWhole()

  return (
    <Page title={exportWords().title} back="/settings">
      <p>{exportWords().lead}</p>
      <Show when={!isWhole()}>
        <p role="status">{exportWords().wholeFirst}</p>
      </Show>
      <div class="export">
        <p class="export-hint">{exportWords().everythingHint}</p>
        <Button
          variant="main"
          icon={Download}
          disabled={isBusy()}
          onClick={() =>
            void save(names().everything, JSON_FILE, () => exportEverything(book, now(), report))
          }
        >
          {exportWords().everything}
        </Button>
      </div>
      <Section title={exportWords().lists}>
        <div class="export">
          <p class="export-hint">{exportWords().listsHint}</p>
          <Button
            icon={Download}
            disabled={isBusy()}
            onClick={() => void save(names().accounts, CSV_FILE, () => exportAccounts(book, now()))}
          >
            {exportWords().accounts}
          </Button>
          <Button
            icon={Download}
            disabled={isBusy()}
            onClick={() => void save(names().contacts, CSV_FILE, () => exportContacts(book, now()))}
          >
            {exportWords().contacts}
          </Button>
          <Button
            icon={Download}
            disabled={isBusy()}
            onClick={() => void save(names().actions, CSV_FILE, () => exportActions(book, now(), report))}
          >
            {exportWords().actions}
          </Button>
        </div>
      </Section>
      <Show when={progress()}>
        {at => (
          <Progress
            label={exportWords().progress(number(at().done), number(at().all))}
            value={at().done}
            max={at().all}
          />
        )}
      </Show>
      <Show when={saved()}>
        {file => (
          <div role="status">
            <Banner>{exportWords().saved(file())}</Banner>
          </div>
        )}
      </Show>
      <Show when={failed()}>
        <Banner tone="red">{exportWords().failed}</Banner>
      </Show>
    </Page>
  )
}
