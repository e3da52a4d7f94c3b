import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plant } from '../plants/plant.ts'

/** What a suite said of the code it was run over: `failure` is the first law or test that was broken, with where. */
export interface Verdict {
  failure?: { where: string; why: string }
}

/** A suite that takes longer than this hangs, and a suite that hangs says nothing. */
const PATIENCE_MS = 180_000

/** Runs over the project in `folder` the suite that is to catch a bug. */
export function judge(folder: string, by: Plant['caughtBy'], seeds: number): Promise<Verdict> {
  return by === 'simulation' ? playSeeds(folder, seeds) : runTests(folder, [by])
}

/** Plays histories until the first that breaks a law. */
export async function playSeeds(folder: string, seeds: number): Promise<Verdict> {
  const child = run(folder, ['--import', 'tsx', 'test/simulation/run.ts', '--seeds', String(seeds)])
  let said = ''
  child.stderr!.on('data', text => {
    said += text
    if (lawIn(said)) child.kill()
  })
  const code = await ended(child)
  const failure = lawIn(said)
  if (!failure && code !== 0) throw new Error(`The simulation could not be played: ${said.slice(-600)}`)
  return { failure }
}

/** The first law that was broken, once all of its first line has been said. */
function lawIn(said: string): Verdict['failure'] {
  const told = /Seed (\d+) breaks a law \(.*?\): (.*)\n/.exec(said)
  return told ? { where: `seed ${told[1]}`, why: told[2]! } : undefined
}

/** Runs files of tests up to the first that fails. */
export async function runTests(folder: string, files: string[]): Promise<Verdict> {
  const report = join(folder, 'report.json')
  const child = run(folder, [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project=unit',
    '--bail=1',
    '--no-cache',
    '--reporter=json',
    `--outputFile=${report}`,
    ...files,
  ])
  let said = ''
  child.stderr!.on('data', text => {
    said += text
  })
  await ended(child)
  if (!existsSync(report)) throw new Error(`The tests could not be run: ${said.slice(-600)}`)
  return { failure: firstFailure(JSON.parse(readFileSync(report, 'utf8')), files) }
}

interface Report {
  success: boolean
  testResults: {
    name: string
    message: string
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
  }[]
}

function firstFailure(report: Report, files: string[]): Verdict['failure'] {
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  const failed = tests.find(({ status }) => status === 'failed')
  if (failed) return { where: failed.fullName, why: failed.failureMessages[0]?.split('\n')[0] ?? '' }
  if (tests.length === 0 || !report.success)
    throw new Error(
      `No test of ${files.join(', ')} was run: ${report.testResults.map(file => file.message).join(' ')}`,
    )
  return undefined
}

/** Starts Node over the project in `folder`, not as a part of the test run that may be asking. */
function run(folder: string, words: string[]): ChildProcess {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^VITEST|^NODE_/.test(name)))
  return spawn(process.execPath, words, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] })
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`The suite did not come to an end in ${PATIENCE_MS / 1000} s.`))
    }, PATIENCE_MS)
    child.on('error', reject)
    child.on('close', code => {
      clearTimeout(late)
      resolve(code)
    })
  })
}
