import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openSqlite } from '../../server/store/sqlite.ts'
import { founded } from '../server/support/device.ts'
import { testServer } from '../server/support/server.ts'
import { Random } from '../simulation/random.ts'
import { type Figure, hold } from './proof.ts'
import { readWal, type Wal } from './support/wal.ts'

const SEEDED_CUTS = 64
const MOST_CHANGES = 8

/**
 * Power that fails while a commit is written, by the bytes: the log is cut behind the end of what was acknowledged before, at every
 * boundary of a frame, one byte before and after it, and at seeded places; the product opens what is left.
 */
export async function cutWal(commits: number, seed: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tend-cut-wal-'))
  try {
    return await new Cuts(folder, new Random(seed)).run(commits)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The files after a commit was acknowledged. */
interface Acknowledged {
  base: Buffer
  log: Buffer
  wal: Wal
  revision: number
}

class Cuts {
  #cuts = 0
  #rounds = new Set<string>()
  readonly #file: string
  readonly #left: string

  constructor(
    readonly folder: string,
    readonly random: Random,
  ) {
    this.#file = join(folder, 'tend.sqlite')
    this.#left = join(folder, 'left/tend.sqlite')
    mkdirSync(join(folder, 'left'))
  }

  async run(commits: number): Promise<Figure[]> {
    const store = openSqlite(this.#file)
    const device = await founded(testServer({ store }))
    const push = async () => {
      const changes = Array.from({ length: 1 + this.random.below(MOST_CHANGES) }, () => device.account())
      const { cursor } = await device.sync(changes)
      return this.#acknowledged(cursor)
    }
    let before = await push()
    for (let commit = 0; commit < commits; commit++) {
      const next = await push()
      this.#cutBetween(before, next)
      before = next
    }
    store.close()
    return [
      { name: 'commits', value: commits },
      { name: 'cuts', value: this.#cuts },
      { name: 'acknowledged changes lost', value: 0, is: 0 },
      { name: 'times the log began anew', value: this.#rounds.size - 1 },
    ]
  }

  #acknowledged(revision: number): Acknowledged {
    const log = readFileSync(`${this.#file}-wal`)
    const wal = readWal(log)
    this.#rounds.add(wal.round)
    return { base: readFileSync(this.#file), log, wal, revision }
  }

  /** The next commit's bytes reach the disk as far as the cut; what was acknowledged before is there, the next whole or not at all. */
  #cutBetween(before: Acknowledged, next: Acknowledged): void {
    const from = before.wal.round === next.wal.round ? before.wal.end : 0
    for (const cut of this.#placesIn(from, next.wal)) {
      writeFileSync(this.#left, before.base)
      writeFileSync(`${this.#left}-wal`, next.log.subarray(0, cut))
      const revision = revisionLeftIn(this.#left)
      const expected = cut >= next.wal.end ? next.revision : before.revision
      hold(
        revision === expected,
        `Cut at byte ${cut} of ${next.wal.end}, revision ${revision} is left of ${expected}`,
      )
      this.#cuts += 1
    }
  }

  #placesIn(from: number, { end, frame }: Wal): Set<number> {
    const places = new Set<number>()
    for (let boundary = end; boundary >= from; boundary -= frame)
      for (const place of [boundary - 1, boundary, boundary + 1])
        if (place >= from && place <= end) places.add(place)
    for (let seeded = 0; seeded < SEEDED_CUTS; seeded++) places.add(from + this.random.below(end - from + 1))
    return places
  }
}

/**
 * Opens a file as the product does, and asks of it what it holds; all of it has to be there up to its last revision. The second
 * connection keeps the first from carrying the log over when it is closed, which would wait for the disk at every cut.
 */
function revisionLeftIn(file: string): number {
  rmSync(`${file}-shm`, { force: true })
  const product = openSqlite(file)
  const left = new Database(file, { readonly: true })
  const one = (sql: string) => left.prepare(sql).pluck().get() as number
  const revision = one('SELECT revision FROM workspace')
  product.close()
  const found = left.pragma('integrity_check', { simple: true })
  hold(found === 'ok', `integrity_check says ${found}`)
  hold(one('SELECT count(*) FROM history') === revision, 'A change is missing from the history')
  hold(one('SELECT count(*) FROM row') === revision, 'A row is missing')
  left.close()
  return revision
}
