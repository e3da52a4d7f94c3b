import { createSignal } from 'solid-js'

/** What was asked to be captured: a form, or none to choose one. */
export interface Asked {
  form?: string
  prefill?: Record<string, unknown>
}

const [asked, ask] = createSignal<Asked>()

export { asked }

/** What was asked is being shown. */
export function takeAsked(): void {
  ask(undefined)
}

/** Opens the capture sheet, or one of its forms right away, over whatever is shown. */
export function openCapture(form?: string, prefill?: Record<string, unknown>): void {
  ask({ form, prefill })
}
