const LONGEST_NAME = 120

/**
 * How a file is to be called when it is saved (RFC 6266, RFC 8187): its last part alone, without anything that could lead elsewhere,
 * end the line or turn the reading direction.
 */
export function attachmentHeader(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"<>:|?*%;]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '')
  const safe = [...clean].slice(0, LONGEST_NAME).join('')
  if (!safe) return 'attachment'
  const ascii = safe.normalize('NFKD').replace(/[^\x20-\x7e]/g, '_')
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
