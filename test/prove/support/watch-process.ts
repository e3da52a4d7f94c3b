import { readdirSync } from 'node:fs'
import { memoryOf } from '../../bench/memory.ts'

const EVERY_MS = 1_000

interface Look {
  megabytes: number
  handles: number
}

/** Looks at a process every second: its memory and its open files, sockets among them. */
export function watchProcess(pid: number) {
  const looks: Look[] = []
  const look = () =>
    looks.push({ megabytes: memoryOf(pid).now, handles: readdirSync(`/proc/${pid}/fd`).length })
  const timer = setInterval(look, EVERY_MS)
  return {
    end: () => clearInterval(timer),
    /** The second quarter of the time, when everything has been started, and the last. */
    compare(): { early: Look; late: Look } {
      look()
      const quarter = Math.ceil(looks.length / 4)
      return { early: typical(looks.slice(quarter, 2 * quarter + 1)), late: typical(looks.slice(-quarter)) }
    },
  }
}

/** Garbage collection moves the memory up and down: the middle says where it stands. */
function typical(looks: Look[]): Look {
  const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!
  return {
    megabytes: middle(looks.map(look => look.megabytes)),
    handles: middle(looks.map(look => look.handles)),
  }
}
