import { lazy, Show, Suspense } from 'solid-js'
import { signInWords } from '../../i18n/sign-in.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import './share-link.css'

const QrCode = lazy(() => import('./qr-code.tsx'))

/** A link as a QR code, drawn large enough for another device's camera. */
export function LinkToScan(props: { url: string }) {
  return (
    <div class="share-link-code">
      <Suspense>
        <QrCode text={props.url} />
      </Suspense>
    </div>
  )
}

/** A link as it is, and the ways to pass it on from this device. `text` goes with it where it is shared. */
export function LinkToShare(props: { url: string; text: string }) {
  const canShare = 'share' in navigator

  async function copy() {
    try {
      await navigator.clipboard.writeText(props.url)
      toast({ text: signInWords().copied })
    } catch {
      toast({ text: signInWords().copyFailed })
    }
  }

  function share() {
    // Closing the share sheet rejects; nothing is to be said about that.
    navigator.share({ text: props.text, url: props.url }).catch(() => undefined)
  }

  return (
    <>
      <a class="share-link-address" href={props.url}>
        {props.url}
      </a>
      <div class="share-link-ways">
        <Button variant="line" onClick={() => void copy()}>
          {signInWords().copy}
        </Button>
        <Show when={canShare}>
          <Button variant="line" onClick={share}>
            {signInWords().share}
          </Button>
        </Show>
      </div>
    </>
  )
}
