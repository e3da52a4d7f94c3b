import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { has, run } from './programs.ts'

/** Where a Chromium usually is. `TEND_CHROMIUM` goes before all of them. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of a Chromium on this machine, or undefined. */
export function findChromium(): string | undefined {
  return [process.env.TEND_CHROMIUM, ...PLACES, chromium.executablePath()].find(
    path => path && existsSync(path),
  )
}

/** Finds a Chromium or installs one: as a system package where that is allowed, else Playwright's own download. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  console.log('No Chromium found; installing one for the browser tests.')
  if (process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get')) {
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-roboto', 'fonts-noto-core'])
  } else
    run(process.execPath, [
      new URL(import.meta.resolve('playwright-core/package.json')).pathname.replace('package.json', 'cli.js'),
      'install',
      'chromium',
    ])
  const installed = findChromium()
  if (!installed)
    throw new Error(
      'The browser tests need Chromium: install it as a system package, or set TEND_CHROMIUM to its path.',
    )
  return installed
}

export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
