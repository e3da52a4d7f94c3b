import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import {
  type ClientRequest,
  type IncomingMessage,
  request as plainRequest,
  type RequestOptions,
} from 'node:http'
import { request as secureRequest } from 'node:https'
import { isIP } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { multipart } from './multipart.ts'
import type { guarded } from './outbound.ts'
import type { Recording } from './transcriber.ts'

export interface Answer {
  status: number
  type: string
  text: string
}

export class TooLong extends Error {}

/**
 * Posts a form with a recording, read from disk as it is sent, and reads the answer up to `most` bytes. Follows nothing: a redirect is
 * an answer like any other. The socket goes only where `guard` allows.
 */
export async function postFile(
  url: URL,
  recording: Recording,
  fields: [name: string, value: string][],
  {
    guard,
    headers,
    most,
    stop,
  }: {
    guard: ReturnType<typeof guarded>
    headers: Record<string, string>
    most: number
    stop: AbortSignal
  },
): Promise<Answer> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host)) await guard.judge(host)
  const name = `recording.${ENDINGS[recording.type] ?? 'bin'}`
  const form = multipart(fields, { name, type: recording.type }, randomUUID())
  const options: RequestOptions = {
    method: 'POST',
    headers: {
      ...headers,
      accept: 'application/json',
      'content-type': form.type,
      'content-length': form.head.length + recording.size + form.tail.length,
    },
    lookup: guard.lookup as RequestOptions['lookup'],
    agent: false,
    signal: stop,
  }
  const request = url.protocol === 'https:' ? secureRequest(url, options) : plainRequest(url, options)
  const response = responseTo(request)
  // Who refuses need not listen to the end: then there is an answer, though the sending failed.
  send(request, recording.file, form).catch(error => request.destroy(error))
  return readAnswer(await response, most)
}

function responseTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('response', resolve)
    request.on('error', reject)
  })
}

async function send(request: ClientRequest, file: string, form: ReturnType<typeof multipart>) {
  request.write(form.head)
  await pipeline(createReadStream(file), request, { end: false })
  request.end(form.tail)
}

async function readAnswer(response: IncomingMessage, most: number): Promise<Answer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    length += part.length
    if (length > most) throw new TooLong()
    parts.push(part)
  }
  const type = (response.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
  return { status: response.statusCode ?? 0, type, text: Buffer.concat(parts).toString('utf8') }
}

/** Engines go by the ending of a name that they never see as a file. */
const ENDINGS: Record<string, string> = {
  'audio/webm': 'webm',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/flac': 'flac',
  'audio/amr': 'amr',
  'audio/x-caf': 'caf',
}
