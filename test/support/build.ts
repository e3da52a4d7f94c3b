import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

/** Builds the product once before the browser tests, unless TEND_BUILT says that it just was. */
export default function build(): void {
  if (process.env.TEND_BUILT) return
  execFileSync('npm', ['run', '--silent', 'build', '--', '--logLevel', 'error'], {
    cwd: resolve(import.meta.dirname, '../..'),
    stdio: 'inherit',
    env: { ...process.env, VITEST: '', NODE_ENV: 'production' },
  })
}
