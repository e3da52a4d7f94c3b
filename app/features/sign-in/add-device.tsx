import { createSignal, Match, onCleanup, onMount, Switch } from 'solid-js'
import { signInWords } from '../../i18n/sign-in.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useServices } from '../services.ts'
import { LinkToScan, LinkToShare } from '../shared/share-link.tsx'
import { problemSentence } from './problem.ts'
import { timeLeft } from './time-left.ts'
import './add-device.css'

interface Link {
  url: string
  code: string
  expires: number
}

/** A link, its QR code and its typed code, by which another device signs in once within ten minutes. */
export function AddDevice(props: { onClose: () => void }) {
  const { connection, now } = useServices()
  const [link, setLink] = createSignal<Link>()
  const [problem, setProblem] = createSignal<string>()
  const [at, setAt] = createSignal(now())
  const left = () => timeLeft(link()?.expires ?? 0, at())

  async function makeLink() {
    setProblem(undefined)
    const made = await connection.addDevice()
    setAt(now())
    if ('url' in made) setLink(made)
    else setProblem(problemSentence('devices', made.code))
  }

  onMount(() => {
    void makeLink()
    const ticking = setInterval(() => setAt(now()), 1000)
    onCleanup(() => clearInterval(ticking))
  })

  return (
    <Sheet title={signInWords().addDevice} onClose={props.onClose}>
      <div class="add-device">
        <Switch fallback={<p>{signInWords().makingLink}</p>}>
          <Match when={problem()}>
            {sentence => (
              <Banner
                tone="amber"
                action={<Button onClick={() => void makeLink()}>{syncPageWords().tryAgain}</Button>}
              >
                {sentence()}
              </Banner>
            )}
          </Match>
          <Match when={left() !== undefined ? link() : undefined}>
            {link => <Ways link={link()} left={left() ?? ''} />}
          </Match>
          <Match when={link()}>
            <p role="status">{signInWords().timeOver}</p>
            <Button variant="main" onClick={() => void makeLink()}>
              {signInWords().newLink}
            </Button>
          </Match>
        </Switch>
      </div>
    </Sheet>
  )
}

function Ways(props: { link: Link; left: string }) {
  return (
    <>
      <p class="add-device-lead">{signInWords().addDeviceLead}</p>
      <LinkToScan url={props.link.url} />
      <dl class="add-device-typed">
        <dt>{signInWords().typedCode}</dt>
        <dd>{props.link.code}</dd>
      </dl>
      <p class="add-device-lead">{signInWords().addDeviceInstall}</p>
      <LinkToShare url={props.link.url} text={signInWords().shareText} />
      <p class="add-device-left">{signInWords().timeLeft(props.left)}</p>
    </>
  )
}
