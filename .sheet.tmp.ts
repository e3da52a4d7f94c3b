import { chromium } from 'playwright-core'
import { readFileSync } from 'node:fs'
import { findChromium } from './test/support/chromium.ts'
const [out, ...files] = process.argv.slice(2)
const exe = (findChromium as any)()
const b = await chromium.launch({ executablePath: typeof exe === 'string' ? exe : exe.path ?? exe, args: ['--no-sandbox'] })
const p = await b.newPage({ viewport: { width: 1800, height: 900 } })
await p.setContent('<body style="margin:4px;display:flex;flex-wrap:wrap;gap:6px;background:#888">' + files.map(f => `<img style="height:${/1440|-d-/.test(f) ? 430 : 640}px" src="data:image/png;base64,${readFileSync(f).toString('base64')}">`).join('') + '</body>')
await p.waitForTimeout(300)
await p.screenshot({ path: out, fullPage: true })
await b.close()
