const LONGEST_NAME = 150
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** `content-disposition` by RFC 6266: always handed out as a file, under a name that is safe on every system. */
export function disposition(name: string, fallback: string): string {
  const safe = safeName(name) || fallback
  const plain = safe.replace(/[^\x20-\x7e]|["%\\]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encode(safe)}`
}

/** Without folders, signs a system forbids, controls, marks that turn the reading direction, or names that are devices. */
function safeName(name: string): string {
  const plain = name
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}<>:"|?*]/gu, '')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const ending = /\.[^.\s]{1,16}$/.exec(plain)?.[0] ?? ''
  const short = [...plain.slice(0, plain.length - ending.length)].slice(0, LONGEST_NAME).join('') + ending
  return DEVICES.test(short) ? `_${short}` : short
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
