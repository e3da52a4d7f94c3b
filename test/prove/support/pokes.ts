import type { HttpNetwork } from './http-network.ts'

/** Listens to what the server says unasked, as the browser's EventSource does; `end` hangs up. */
export async function listen(
  network: HttpNetwork,
  heard: (text: string) => void,
): Promise<{ end(): Promise<void> }> {
  const hangUp = new AbortController()
  const response = await network.fetch('/api/pokes', { signal: hangUp.signal })
  const ended = read(response, heard).catch(error => {
    if (!hangUp.signal.aborted) throw error
  })
  return {
    end() {
      hangUp.abort()
      return ended
    },
  }
}

async function read(response: Response, heard: (text: string) => void): Promise<void> {
  let rest = ''
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    const events = (rest + part).split('\n\n')
    rest = events.pop()!
    for (const event of events) if (event.startsWith('data: ')) heard(event.slice('data: '.length))
  }
}
