import './ui/index.css'
import { createSignal, onCleanup, Show } from 'solid-js'
import { render } from 'solid-js/web'
import { Home } from './data/home.ts'
import { lazily, lazyRecorder } from './data/lazily.ts'
import type { OpenBook } from './data/open-book.ts'
import { createSearcher } from './data/search/create-searcher.ts'
import { type FirstRun, FirstRunProvider, type OpenBook as Opened } from './features/first-run.ts'
import { features } from './features/index.ts'
import { catchInstallOffer } from './features/install.ts'
import { type Services, ServicesProvider } from './features/services.ts'
import { askAfterFirstEntry } from './features/shared/device-storage.ts'
import { longDay } from './i18n/format.ts'
import type { Place } from './model/field.ts'
import { todayIn } from './model/plain-date.ts'
import { locate, nameOfDevice, platform } from './platform.ts'
import { watchForUpdate } from './service-worker-client.ts'
import { openCapture } from './shell/capture.ts'
import { ClosedStore } from './shell/closed-store.tsx'
import { Outside } from './shell/outside.tsx'
import { Shell } from './shell/shell.tsx'

/** The only file that wires: the real clock, store, network and service worker into the screens. */

const home = new Home(platform, nameOfDevice(navigator.userAgent))
const update = watchForUpdate()
catchInstallOffer(window)

const [open, setOpen] = createSignal<OpenBook>()
home.on(() => setOpen(home.opened))

const firstRun: FirstRun = {
  open: () => kindOf(open()),
  startOnDevice: () => home.startOnDevice(),
  startExample: () =>
    home.startExample(async me => {
      const { exampleBook } = await import('./data/example/index.ts')
      return exampleBook(todayIn(Date.now()), Date.now(), me)
    }),
  leaveExample: () => home.leaveExample(),
  connection: home,
}

function App() {
  return (
    <FirstRunProvider value={firstRun}>
      <Show when={open()} keyed fallback={<Outside features={features} />}>
        {opened => (
          <ServicesProvider value={servicesOf(opened)}>
            <Shell features={features} update={update} outdated={home.outdated} />
          </ServicesProvider>
        )}
      </Show>
    </FirstRunProvider>
  )
}

function servicesOf(opened: OpenBook): Services {
  const { book, db, me, blobs, now } = opened
  const sound = () => import('./sound.ts')
  const recordings = lazily(async () => (await sound()).recordingsOf(opened))
  const recorder = lazyRecorder(async () => (await sound()).recorderFor(recordings))
  onCleanup(recorder.release)
  const search = createSearcher(db.name)
  onCleanup(search.close)
  onCleanup(askAfterFirstEntry(book, navigator.storage, localStorage))
  const [today, setToday] = createSignal(todayIn(now()))
  const midnight = setInterval(() => setToday(todayIn(now())), 30_000)
  onCleanup(() => clearInterval(midnight))
  const [lastPlace, setLastPlace] = createSignal<Place>()
  return {
    book,
    connection: home,
    search,
    blobs,
    recordings,
    recorder,
    now,
    deviceNow: platform.now,
    today,
    lastPlace,
    locate: async () => {
      const place = await locate()
      if (place) setLastPlace(place)
      return place
    },
    capture: openCapture,
    me: () => me,
  }
}

function kindOf(opened: OpenBook | undefined): Opened {
  if (!opened) return 'none'
  const { server } = opened.me
  return server === 'device' || server === 'example' ? server : 'server'
}

/** Not at the module's own end: what is loaded while the book is being opened would wait for this module, and it for that. */
async function begin() {
  const starting = home.start().catch((error: unknown) => error)
  // A platform's first date takes long to make; the store is being opened meanwhile.
  longDay(todayIn(Date.now()))
  const trouble = await starting
  setOpen(home.opened)
  render(() => (trouble ? <ClosedStore error={trouble} /> : <App />), document.getElementById('app')!)
}

void begin()
