import { createSignal, lazy, Match, onCleanup, onMount, Show, Suspense, Switch } from 'solid-js'
import { signInWords } from '../../i18n/sign-in.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { problemSentence } from './problem.ts'
import { timeLeft } from './time-left.ts'
import './add-device.css'

const QrCode = lazy(() => import('./qr-code.tsx'))

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
  /** The server's moment on this device's clock, which may be off. */
  const expires = () => (link()?.expires ?? 0) + (connection.state().clockOff ?? 0)
  const left = () => timeLeft(expires(), at())

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
  const canShare = 'share' in navigator

  async function copy() {
    try {
      await navigator.clipboard.writeText(props.link.url)
      toast({ text: signInWords().copied })
    } catch {
      toast({ text: signInWords().copyFailed })
    }
  }

  function share() {
    // Closing the share sheet rejects; nothing is to be said about that.
    navigator.share({ text: signInWords().shareText, url: props.link.url }).catch(() => undefined)
  }

  return (
    <>
      <p class="add-device-lead">{signInWords().addDeviceLead}</p>
      <div class="add-device-code">
        <Suspense>
          <QrCode text={props.link.url} />
        </Suspense>
      </div>
      <dl class="add-device-typed">
        <dt>{signInWords().typedCode}</dt>
        <dd>{props.link.code}</dd>
      </dl>
      <p class="add-device-lead">{signInWords().addDeviceInstall}</p>
      <a class="add-device-link" href={props.link.url}>
        {props.link.url}
      </a>
      <div class="add-device-ways">
        <Button variant="line" onClick={() => void copy()}>
          {signInWords().copy}
        </Button>
        <Show when={canShare}>
          <Button variant="line" onClick={share}>
            {signInWords().share}
          </Button>
        </Show>
      </div>
      <p class="add-device-left">{signInWords().timeLeft(props.left)}</p>
    </>
  )
}
