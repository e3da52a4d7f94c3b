import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import type { ViteDevServer } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

const here = (path: string) => resolve(import.meta.dirname, path)
const { version } = JSON.parse(readFileSync(here('package.json'), 'utf8')) as { version: string }

/** Two builds from one file: the app into dist/app, and with `--ssr` the server into dist/server. */
export default defineConfig(({ isSsrBuild }) =>
  process.env.VITEST ? tests() : isSsrBuild ? server() : app(),
)

function app() {
  return {
    root: here('app'),
    publicDir: here('public'),
    plugins: [solid(), compileAtOnce(), pwa(), api()],
    define: { 'import.meta.env.VERSION': JSON.stringify(version) },
    worker: { format: 'es' as const },
    // Its build for today's browsers: a tenth smaller than the one that package.json names.
    resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
    build: {
      outDir: here('dist/app'),
      emptyOutDir: true,
      target: ['chrome123', 'safari17.5', 'firefox121'],
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        output: {
          // The first chunk names all others: a hash of 32 bits takes a third less of it than one of 48.
          hashCharacters: 'hex' as const,
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [
              { name: firstChunk, priority: 2 },
              { name: laterChunk, priority: 1 },
            ],
          },
        },
      },
    },
  }
}

/** Features that are opened together travel together: a few chunks instead of a hundred, each a request on a slow line. */
const TOGETHER: [RegExp, string][] = [
  // The first screen of all stands alone: with others in its chunk it would need the bundler's runtime as well.
  [/shared\/(front-page|install-advice|form-problem|go-home)/, 'front-page'],
  [/app\/features\/sign-in\/|shared\/(qr-|share-link)/, 'sign-in'],
  [
    /app\/ui\/media-icons|app\/data\/shared-in|i18n\/(en\/)?(attached|duration|members)|model\/(access|invitation)|app\/features\/(check-ins|notes|actions|shared|today)\//,
    'capture',
  ],
  [/app\/features\/voice\/|app\/model\/spoken\/|i18n\/(en\/)?voice|data\/dictation/, 'voice'],
  [
    /app\/features\/(accounts|contacts|history|search)\/|i18n\/(en\/)?erase|app\/ui\/|solid-virtual|virtual-core/,
    'accounts',
  ],
  [/app\/features\/(settings|members|sync|hand-ins|import|export)\//, 'settings'],
  [/app\/shell\/|i18n\/(en\/)?(notices|keys)/, 'shell'],
  [
    /app\/(data\/(sound\/|bytes\/|later|attention|carry-over|compare|half-written|told|second-copy)|sound\.ts|microphone-ports)/,
    'sound',
  ],
]

const FIRST = 'tend'

/** What the first screen needs is one chunk. */
function firstChunk(module: string, graph: Graph): string | null {
  return neededAtOnce(graph).has(module) ? FIRST : null
}

/** What is loaded later goes by feature; the rest as it falls. */
function laterChunk(module: string): string | null {
  return TOGETHER.find(([path]) => path.test(module))?.[1] ?? null
}

interface Graph {
  getModuleInfo(module: string): { importedIds: readonly string[] } | null
}

let atOnce: Set<string> | undefined

/** Modules reached from the entry without a lazy import. */
function neededAtOnce(graph: Graph): Set<string> {
  if (atOnce) return atOnce
  atOnce = new Set([here('app/main.tsx')])
  for (const module of atOnce)
    for (const imported of graph.getModuleInfo(module)?.importedIds ?? []) atOnce.add(imported)
  return atOnce
}

/**
 * The first chunk is compiled whole on a thread of its own while it arrives, instead of function by function in the way of the first
 * screen (Chromium; others take it for a comment).
 */
function compileAtOnce() {
  return {
    name: 'compile-at-once',
    apply: 'build' as const,
    generateBundle: {
      // It has to be the file's first line, and Vite puts one there itself.
      order: 'post' as const,
      handler(_: unknown, bundle: Record<string, { type: string; name?: string; code?: string }>) {
        for (const file of Object.values(bundle))
          if (file.type === 'chunk' && file.name === FIRST)
            file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
      },
    },
  }
}

function pwa() {
  return VitePWA({
    registerType: 'prompt',
    strategies: 'injectManifest',
    srcDir: '.',
    filename: 'service-worker.ts',
    injectRegister: false,
    manifest: false,
    // The other icons are the system's, which asks for them when it installs the app.
    injectManifest: { globPatterns: ['**/*.{html,js,css,webmanifest}', 'icons/icon-192.png'] },
  })
}

/** In development the API answers from the same port, loaded as it is written. */
function api() {
  return {
    name: 'tend-api',
    apply: 'serve' as const,
    async configureServer(vite: ViteDevServer) {
      const { openForDev } = await vite.ssrLoadModule(here('server/dev.ts'))
      const { listener, greeting } = await openForDev(`http://localhost:${vite.config.server.port}`)
      vite.config.logger.info(greeting)
      vite.middlewares.use((request, response, next) =>
        request.url?.startsWith('/api/') ? listener(request, response) : next(),
      )
    },
  }
}

function server() {
  return {
    publicDir: false as const,
    ssr: { target: 'node' as const },
    build: {
      outDir: here('dist/server'),
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: {
        input: {
          main: here('server/main.ts'),
          recover: here('server/recover.ts'),
          backup: here('server/operate/backup-command.ts'),
          restore: here('server/operate/restore-command.ts'),
          'check-data': here('server/operate/check-data-command.ts'),
        },
        external: [...builtinModules, /^node:/, 'better-sqlite3', 'pino'],
      },
    },
  }
}

/** Quick ones first; the browser ones drive the built product and run one file at a time. */
function tests() {
  return {
    test: {
      root: here('test'),
      projects: [
        {
          extends: true as const,
          // In Node, Solid's own export is the one for servers, where nothing ever changes.
          resolve: {
            alias: [
              { find: /^solid-js$/, replacement: here('node_modules/solid-js/dist/solid.js') },
              { find: /^solid-js\/store$/, replacement: here('node_modules/solid-js/store/dist/store.js') },
            ],
          },
          test: {
            name: 'unit',
            include: ['*.test.ts', '{app,server,prove}/**/*.test.{ts,tsx}'],
            environment: 'node',
            testTimeout: 60_000,
            server: { deps: { inline: [/solid-js/] } },
          },
        },
        {
          extends: true as const,
          test: {
            name: 'simulation',
            include: ['simulation/**/*.test.ts'],
            environment: 'node',
            testTimeout: 600_000,
            sequence: { groupOrder: 1 },
          },
        },
        {
          extends: true as const,
          test: {
            name: 'browser',
            include: ['browser/**/*.test.ts'],
            environment: 'node',
            fileParallelism: false,
            sequence: { groupOrder: 2 },
            testTimeout: 90_000,
            hookTimeout: 90_000,
            globalSetup: [here('test/support/build.ts')],
          },
        },
      ],
    },
  }
}
