import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { hashOf } from '../../../server/hash.ts'

/** What a request for a transcription brought, as the documented API says it. */
export interface Asked {
  path: string
  authorization: string | undefined
  fields: Record<string, string>
  file: { name: string; type: string; sha: string; size: number }
}

export type Reply = (response: ServerResponse, asked: Asked, request: IncomingMessage) => void

/** A small real server that speaks `POST /v1/audio/transcriptions`; each request takes the next reply, the last one for ever. */
export async function engineServer(...replies: Reply[]) {
  const asked: Asked[] = []
  const url = await listening(async (request, response) => {
    // Who asked may have hung up before all was said.
    const one = await readAsked(request).catch(() => undefined)
    if (!one) return
    asked.push(one)
    replies[Math.min(asked.length, replies.length) - 1]!(response, one, request)
  })
  return { url: new URL('/v1/audio/transcriptions', url), asked }
}

/** A server on 127.0.0.1 that goes with the test. */
export async function listening(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export const json =
  (body: unknown, status = 200): Reply =>
  response => {
    response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(body))
  }

export const other =
  (status: number, type: string, body: string, headers = {}): Reply =>
  response => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(body)
  }

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  const bytes = Buffer.concat(await request.toArray())
  if (bytes.length !== Number(request.headers['content-length'])) throw new Error('not as long as it said')
  const form = await new Response(bytes, { headers }).formData()
  const file = form.get('file') as File
  const content = Buffer.from(await file.arrayBuffer())
  return {
    path: request.url ?? '',
    authorization: request.headers.authorization,
    fields: Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')) as Record<
      string,
      string
    >,
    file: { name: file.name, type: file.type, sha: hashOf(content.toString('latin1')), size: file.size },
  }
}
