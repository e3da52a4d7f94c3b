/**
 * Pages, drawings and scripts that a browser or a system might run: the server takes none of them, whatever they are called, so they
 * are refused before anything is kept. What it sees beyond this it still refuses itself.
 */
export async function couldRun(file: Blob & { name: string }, type: string): Promise<boolean> {
  if (RUN_BY_TYPE.test(type) || RUN_BY_NAME.test(file.name)) return true
  return MARKUP.test(await file.slice(0, LOOKED_AT).text())
}

const RUN_BY_TYPE = /html|svg|javascript|ecmascript|xslt|x-sh$|x-bat|x-msdos|x-powershell|hta$/
const RUN_BY_NAME = /\.(?:x?html?|svgz?|m?js|xslt?|sh|bat|cmd|ps1|hta)$/i
const LOOKED_AT = 1024
const MARKUP =
  /^(?:\s|<!--[\s\S]*?-->|<\?xml[\s\S]*?\?>)*<(?:!doctype\s+(?:html|svg)|html|svg|head|body|script|iframe)[\s>]/i
