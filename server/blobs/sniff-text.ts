/** Tags by which a browser takes bytes for a page, a picture that can hold scripts, or a stylesheet that can. */
const TAG =
  /^<(?:[a-z]+:)?(?:html|head|body|title|meta|base|link|style|script|svg|iframe|object|embed|img|video|audio|a|b|br|div|p|table|form|h1|font|stylesheet)(?:[\s/>]|$)/i
const DOCTYPE = /^<!doctype\s+(?:html|svg)/i

/** True for HTML, SVG and scripts that name their interpreter. */
export function looksLikeMarkup(head: Uint8Array): boolean {
  const text = decode(head) ?? Buffer.from(head).toString('latin1')
  if (text.startsWith('#!')) return true
  const rest = behindPreamble(text)
  return DOCTYPE.test(rest) || TAG.test(rest)
}

/** What stands behind white space, comments, instructions and declarations, which may come before the first tag. */
function behindPreamble(text: string): string {
  for (let rest = text.trimStart(); ; ) {
    const end = rest.startsWith('<!--')
      ? '-->'
      : rest.startsWith('<?')
        ? '?>'
        : /^<!(?!doctype\s+(?:html|svg))/i.test(rest)
          ? '>'
          : ''
    if (!end) return rest
    const at = rest.indexOf(end)
    if (at < 0) return ''
    rest = rest.slice(at + end.length).trimStart()
  }
}

/** `text/plain` for bytes that are text throughout, as far as they are seen. */
export function textTypeOf(head: Uint8Array): string | undefined {
  const text = decode(head)
  return text !== undefined && !BINARY.test(text) ? 'text/plain' : undefined
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it looks for
const BINARY = /[\x00-\x08\x0e-\x1a\x1c-\x1f]/

function decode(head: Uint8Array): string | undefined {
  const [first, second] = head
  const utf16 =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined
  try {
    // Streaming, because the head may end within a character.
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(head, { stream: true })
  } catch {
    return undefined
  }
}
