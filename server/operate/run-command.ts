/** Runs what a person typed: prints the sentence it ends with, or the one that says why it could not. Ctrl-C lets it tidy up. */
export function runCommand(
  command: (args: string[], signal: AbortSignal) => Promise<{ text: string; isBad?: boolean }>,
) {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stopping.abort(new Error('Stopped.')))
  command(process.argv.slice(2), stopping.signal).then(
    ({ text, isBad }) => {
      console.log(text)
      if (isBad) process.exitCode = 1
    },
    (error: Error) => {
      console.error(error.message)
      process.exitCode = 1
    },
  )
}
