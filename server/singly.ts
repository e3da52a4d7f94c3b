/** Runs `work` when asked, once more when asked meanwhile, and never twice at once. What it throws goes to `failed`. */
export function singly(work: () => Promise<void>, failed: (error: unknown) => void) {
  let running: Promise<void> | undefined
  let isAsked = false

  async function runWhileAsked() {
    while (isAsked) {
      isAsked = false
      await work().catch(failed)
    }
    running = undefined
  }

  return {
    ask() {
      isAsked = true
      running ??= runWhileAsked()
    },
    /** Resolves when it does not run. */
    settled: async () => running,
  }
}
