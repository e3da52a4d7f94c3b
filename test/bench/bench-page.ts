import { resolve } from 'node:path'
import { BrowserDevice, PHONE } from '../support/browser.ts'
import { bundlePage } from '../support/bundle-page.ts'

/** Pages of test/bench/pages, bundled as the product is and put at the server's own address; nothing of them is shipped. */

const PAGES = resolve(import.meta.dirname, 'pages')
const PATH = '/bench/'

/** Opens a page in a browser of its own. */
export async function openBenchPage(
  name: 'book' | 'plain' | 'proposals',
  origin: string,
): Promise<BrowserDevice> {
  const script = await bundlePage(resolve(PAGES, `${name}.ts`))
  const device = new BrowserDevice(PHONE)
  await device.start()
  const { page } = device
  page.setDefaultTimeout(180_000)
  // The page did not come over the network, so the browser takes it for one from outside that asks for this computer.
  await device.context.grantPermissions(['local-network-access'])
  await page.route(`**${PATH}**`, route =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><script type="module" src="${PATH}${name}.js"></script>`,
        }),
  )
  await page.goto(`${origin}${PATH}`)
  await page.waitForFunction(name => name in window, name)
  // Requests that the harness looks at would be slower than they are.
  await page.unrouteAll()
  return device
}
