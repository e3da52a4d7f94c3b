import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Random } from '../../simulation/random.ts'
import { count } from '../proof.ts'

export interface LossyProxy {
  origin: string
  /** What became of the requests: how many passed, how many were cut and where. */
  readonly happened: Map<string, number>
  /** From now on nothing is cut, and nothing delayed. */
  calm(): void
  close(): Promise<void>
}

interface Weather {
  /** Share of requests that are cut. */
  cut: number
  delayMs: number
}

/** What is done to a request: cut before a byte or in the middle of it, or once the server has done its work, before or in the answer. */
const CUTS = [
  'cut before it arrived',
  'cut in the middle',
  'cut before the answer',
  'cut in the answer',
] as const
type Fate = (typeof CUTS)[number] | 'passed'

/** A bad line to a server: every request takes its time, and a share of them is cut by closing the connection. */
export async function openLossyProxy(to: string, weather: Weather, random: Random): Promise<LossyProxy> {
  const happened = new Map<string, number>()
  let { cut, delayMs } = weather
  const server: Server = createServer((incoming, outgoing) => {
    const fate: Fate = random.chance(cut) ? random.pick(CUTS) : 'passed'
    count(happened, fate)
    void carry(to, incoming, outgoing, fate, delayMs / 2).catch(() => outgoing.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    happened,
    calm() {
      cut = 0
      delayMs = 0
    },
    close() {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

async function carry(
  to: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fate: Fate,
  lag: number,
) {
  const body = await bytesOf(incoming)
  await passing(lag)
  if (fate === 'cut before it arrived') return outgoing.destroy()
  if (fate === 'cut in the middle') return tear(to, incoming, body).finally(() => outgoing.destroy())
  const answer = await forward(to, incoming, body)
  const answered = await bytesOf(answer)
  await passing(lag)
  if (fate === 'cut before the answer') return outgoing.destroy()
  outgoing.writeHead(answer.statusCode!, answer.headers)
  if (fate === 'passed') return outgoing.end(answered)
  outgoing.write(answered.subarray(0, answered.length / 2), () => outgoing.destroy())
}

function forward(
  to: string,
  { url, method, headers }: IncomingMessage,
  body: Buffer,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asking = request(to + url, { method, headers: { ...headers, host: new URL(to).host } }, resolve)
    asking.on('error', reject)
    asking.end(body)
  })
}

/** The server gets half of the request, and then nothing more. */
function tear(to: string, { url, method, headers }: IncomingMessage, body: Buffer): Promise<void> {
  return new Promise(resolve => {
    const asking = request(to + url, { method, headers: { ...headers, host: new URL(to).host } })
    asking.on('error', () => resolve())
    asking.on('close', () => resolve())
    asking.write(body.subarray(0, body.length / 2), () => asking.destroy())
  })
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** The line's own slowness. */
function passing(ms: number): Promise<void> {
  return ms > 0 ? new Promise(resolve => setTimeout(resolve, ms)) : Promise.resolve()
}
