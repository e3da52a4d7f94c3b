import { dirname } from 'node:path'
import { build } from 'vite'

/** A page's script bundled as the product is, whole: what the product loads later would be asked of a server that does not have it. */
export async function bundlePage(script: string): Promise<string> {
  const built = await build({
    configFile: false,
    root: dirname(script),
    logLevel: 'error',
    define: { 'import.meta.env.VERSION': '"test"' },
    build: {
      write: false,
      target: 'chrome123',
      modulePreload: false,
      rolldownOptions: { input: script, output: { codeSplitting: false } },
    },
  })
  const outputs = [built].flat().flatMap(one => ('output' in one ? one.output : []))
  return outputs.find(file => file.type === 'chunk')!.code
}
