import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { BrowserDevice, PHONE } from '../support/browser.ts'

/** Pages of test/bench/pages, bundled as the product is and put at the server's own address; nothing of them is shipped. */

const PAGES = resolve(import.meta.dirname, 'pages')
const PATH = '/bench/'

let bundled: Promise<Map<string, string>> | undefined

/** Opens a page in a browser of its own. */
export async function openBenchPage(name: 'book' | 'plain', origin: string): Promise<BrowserDevice> {
  bundled ??= bundle()
  const files = await bundled
  const device = new BrowserDevice(PHONE)
  await device.start()
  const { page } = device
  page.setDefaultTimeout(180_000)
  // The page did not come over the network, so the browser takes it for one from outside that asks for this computer.
  await device.context.grantPermissions(['local-network-access'])
  await serve(page, name, files)
  await page.goto(`${origin}${PATH}`)
  await page.waitForFunction(name => name in window, name)
  // Requests that are looked at by the harness would be slower than they are.
  await page.unrouteAll()
  return device
}

async function serve(page: Page, name: string, files: Map<string, string>): Promise<void> {
  await page.route(`**${PATH}**`, route => {
    const file = new URL(route.request().url()).pathname.slice(PATH.length)
    const script = files.get(file)
    if (script !== undefined) return route.fulfill({ contentType: 'text/javascript', body: script })
    return route.fulfill({ contentType: 'text/html', body: `<!doctype html><script type="module" src="${PATH}${name}.js"></script>` })
  })
}

async function bundle(): Promise<Map<string, string>> {
  const built = await build({
    configFile: false,
    root: PAGES,
    logLevel: 'error',
    define: { 'import.meta.env.VERSION': '"bench"' },
    base: PATH,
    build: {
      write: false,
      target: 'chrome123',
      modulePreload: false,
      rolldownOptions: {
        input: { book: resolve(PAGES, 'book.ts'), plain: resolve(PAGES, 'plain.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  const outputs = [built].flat().flatMap(one => ('output' in one ? one.output : []))
  return new Map(outputs.flatMap(file => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])))
}
