import type { IncomingMessage } from 'node:http'
import type { HttpNetwork } from './http-network.ts'

/** Listens to what the server says unasked, as the browser's EventSource does; `end` hangs up. */
export async function listen(
  network: HttpNetwork,
  heard: (text: string) => void,
): Promise<{ end(): Promise<void> }> {
  const hangUp = new AbortController()
  const answer = await network.open('/api/pokes', { signal: hangUp.signal })
  const ended = read(answer, heard).catch(error => {
    if (!hangUp.signal.aborted) throw error
  })
  return {
    end() {
      hangUp.abort()
      return ended
    },
  }
}

async function read(answer: IncomingMessage, heard: (text: string) => void): Promise<void> {
  let rest = ''
  answer.setEncoding('utf8')
  for await (const part of answer) {
    const events = (rest + part).split('\n\n')
    rest = events.pop()!
    for (const event of events) if (event.startsWith('data: ')) heard(event.slice('data: '.length))
  }
}
