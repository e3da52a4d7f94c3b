import { createMemo } from 'solid-js'
import { signInWords } from '../../i18n/sign-in.ts'
import { qrPath } from './qr-path.ts'
import './qr-code.css'

/** A link as a QR code; dark on light in both themes, because that is what every reader understands. */
export default function QrCode(props: { text: string }) {
  const code = createMemo(() => qrPath(props.text))
  return (
    <svg
      class="qr-code"
      role="img"
      aria-label={signInWords().qrCode}
      viewBox={`0 0 ${code().size} ${code().size}`}
    >
      <path d={code().path} />
    </svg>
  )
}
