import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { Told } from './world.ts'

const PLAYER = resolve(import.meta.dirname, 'player.ts')
/** A history leaves much that is soon thrown away: with room for it a thousand take a sixth less (MB). */
const YOUNG = 32

/** What a player says of one seed, on a line of its own. */
export type Line = Told | { seed: number; failure: string }

/** Plays seeds in as many processes as there are cores, each its share. */
export async function playSeeds(seeds: number[]): Promise<{ stories: Told[]; failures: string[] }> {
  const players = Math.min(availableParallelism(), seeds.length)
  const shares = Array.from({ length: players }, (_, player) =>
    seeds.filter((_, index) => index % players === player),
  )
  const lines = (await Promise.all(shares.map(playShare))).flat()
  return {
    stories: lines.filter(line => 'trace' in line),
    failures: lines.flatMap(line => ('failure' in line ? line.failure : [])),
  }
}

async function playShare(seeds: number[]): Promise<Line[]> {
  const words = [`--max-semi-space-size=${YOUNG}`, '--import', 'tsx', PLAYER]
  const player = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(player, 'exit')
  player.stdin.end(JSON.stringify(seeds))
  let said = ''
  for await (const part of player.stdout) said += part
  const [code] = await ended
  if (code !== 0) throw new Error(`A player of histories ended with ${code}`)
  return said
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
}
