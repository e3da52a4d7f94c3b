import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** A slow 4G line: 1.6 Mbit/s down, half of that up, 150 ms for there and back. */
const ROUND_TRIP_MS = 150
const DOWN_BYTES_PER_MS = 1_600_000 / 8 / 1000
const UP_BYTES_PER_MS = DOWN_BYTES_PER_MS / 2
/** Bytes that go at once, about one packet: smaller makes only more timers. */
const PACKET = 1460

export interface SlowLine {
  origin: string
  /** When the last byte came through towards the browser, on the wall clock. */
  lastByteAt(): number
  bytesDown(): number
  close(): Promise<void>
}

/**
 * A small proxy that passes bytes on as a slow line would. Chromium's own throttling leaves out what a service worker fetches;
 * this does not. All connections share the line, as they do on a phone.
 */
export function openSlowLine(to: string): Promise<SlowLine> {
  const target = Number(new URL(to).port)
  const down = new Lane(DOWN_BYTES_PER_MS)
  const up = new Lane(UP_BYTES_PER_MS)
  const open = new Set<Socket>()
  const server: Server = createServer(browser => {
    const site = connect(target, 'localhost')
    for (const socket of [browser, site]) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on('close', () => open.delete(socket))
      socket.on('error', () => socket.destroy())
    }
    // Opening a connection costs a round trip before the first byte is sent.
    up.carry(browser, site, ROUND_TRIP_MS)
    down.carry(site, browser, 0)
  })
  return new Promise(resolve => {
    server.listen(0, () => {
      const { port } = server.address() as AddressInfo
      resolve({
        origin: `http://localhost:${port}`,
        lastByteAt: () => down.lastByteAt,
        bytesDown: () => down.bytes,
        close: () => {
          for (const socket of open) socket.destroy()
          return new Promise(closed => server.close(() => closed()))
        },
      })
    })
  })
}

/** One direction of the line: packets leave one after the other and arrive half a round trip later. */
class Lane {
  lastByteAt = 0
  bytes = 0
  #freeAt = 0

  constructor(readonly bytesPerMs: number) {}

  carry(from: Socket, to: Socket, opening: number): void {
    const openAt = performance.now() + opening
    from.on('data', (data: Buffer) => {
      for (let at = 0; at < data.length; at += PACKET) this.#send(data.subarray(at, at + PACKET), to, openAt)
    })
    from.on('end', () => this.#after(openAt, () => to.end()))
    from.on('close', () => this.#after(openAt, () => to.destroy()))
  }

  #send(packet: Buffer, to: Socket, openAt: number): void {
    this.#freeAt = Math.max(this.#freeAt, performance.now(), openAt) + packet.length / this.bytesPerMs
    this.#after(0, () => {
      if (to.destroyed) return
      to.write(packet)
      this.bytes += packet.length
      this.lastByteAt = Date.now()
    })
  }

  /** Calls at the time when what is sent now arrives; in the order of sending. */
  #after(notBefore: number, then: () => void): void {
    const arrival = Math.max(this.#freeAt, notBefore) + ROUND_TRIP_MS / 2
    setTimeout(then, Math.max(0, arrival - performance.now()))
  }
}
