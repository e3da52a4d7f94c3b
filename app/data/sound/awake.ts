import type { MicrophonePorts, WakeHold } from './ports.ts'

/** Keeps the screen on while it is held; browsers let go of it whenever the page is hidden. */
export class Awake {
  #hold: WakeHold | undefined
  #isWanted = false

  constructor(
    readonly ports: MicrophonePorts,
    /** Told each time it is asked for, whether it was had. */
    readonly told: (isHeld: boolean) => void,
  ) {}

  async keep(): Promise<void> {
    this.#isWanted = true
    if (!this.ports.isVisible() || this.#hold?.released === false) return
    const hold = await this.ports.keepAwake?.().catch(() => undefined)
    if (!this.#isWanted) return void hold?.release().catch(() => {})
    this.#hold = hold
    this.told(hold !== undefined && !hold.released)
  }

  letGo(): void {
    this.#isWanted = false
    this.#hold?.release().catch(() => {})
    this.#hold = undefined
  }
}
