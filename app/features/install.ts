import { createSignal } from 'solid-js'

/**
 * Putting Tend on the home screen. Storage of a browser tab on a phone may be cleared by the system, and the installed app
 * begins with storage of its own, so the advice comes before the first entry: install first, then begin.
 */

/** How this device installs: by one button, by steps of its own menu, or not at all (installed already, or a computer's tab). */
export type InstallWay = 'button' | 'ios' | 'android' | 'none'

/** The few facts about the browser the advice depends on. */
export interface Browser {
  userAgent: string
  /** iPads call themselves Macs; only touch tells them apart. */
  touchPoints: number
  standalone: boolean
}

/** Chromium's offer to install, kept because it may be used later and only once. */
interface InstallOffer extends Event {
  prompt(): Promise<void>
  userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

const [offer, setOffer] = createSignal<InstallOffer>()

/** Keeps the browser's offer to install until a person asks for it. Called once at start: the offer comes early and does not come again. */
export function catchInstallOffer(at: Window): void {
  at.addEventListener('beforeinstallprompt', event => {
    event.preventDefault()
    setOffer(event as InstallOffer)
  })
  at.addEventListener('appinstalled', () => setOffer(undefined))
}

/** True when the browser has offered to install and the offer is still good. */
export function canInstall(): boolean {
  return offer() !== undefined
}

/** Shows the browser's own install dialog; true when it was accepted. An offer is good for one use. */
export async function install(): Promise<boolean> {
  const kept = offer()
  if (!kept) return false
  setOffer(undefined)
  await kept.prompt()
  return (await kept.userChoice).outcome === 'accepted'
}

/** How a phone or tablet would install Tend; a computer is not told to. */
export function installWay(browser: Browser, offered: boolean): InstallWay {
  if (browser.standalone || !isHandheld(browser)) return 'none'
  if (offered) return 'button'
  return isApple(browser) ? 'ios' : 'android'
}

/** The facts of the real browser. */
export function thisBrowser(at: Window): Browser {
  return {
    userAgent: at.navigator.userAgent,
    touchPoints: at.navigator.maxTouchPoints,
    // Safari on iOS answered only through its own property before it knew the media query.
    standalone:
      at.matchMedia('(display-mode: standalone)').matches ||
      ('standalone' in at.navigator && at.navigator.standalone === true),
  }
}

function isHandheld(browser: Browser): boolean {
  return isApple(browser) || /Android/.test(browser.userAgent)
}

function isApple(browser: Browser): boolean {
  return (
    /iPhone|iPad|iPod/.test(browser.userAgent) ||
    (/Macintosh/.test(browser.userAgent) && browser.touchPoints > 1)
  )
}
