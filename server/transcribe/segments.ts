import type { Segment } from './transcriber.ts'

/** `[00:00:01.200 --> 00:00:03.400]  Call Maria.`, as whisper.cpp and others print it. */
const LINE =
  /^\[(\d{1,2}:)?(\d{1,2}):(\d{2}[.,]\d{1,3}) --> (\d{1,2}:)?(\d{1,2}):(\d{2}[.,]\d{1,3})\]\s?(.*)$/

/** The sentences of an output whose every line says when it was spoken; undefined for plain text. */
export function segmentsIn(output: string): Segment[] | undefined {
  const lines = output.split(/\r?\n/).filter(line => line.trim())
  const parts = lines.map(line => LINE.exec(line))
  if (lines.length === 0 || parts.some(part => !part)) return undefined
  return parts.map(part => {
    const [, hours, minutes, seconds, endHours, endMinutes, endSeconds, text] = part!
    return {
      from: secondsOf(hours, minutes, seconds),
      to: secondsOf(endHours, endMinutes, endSeconds),
      text: text!.trim(),
    }
  })
}

function secondsOf(hours = '0:', minutes = '0', seconds = '0'): number {
  return Number(hours.slice(0, -1)) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'))
}
