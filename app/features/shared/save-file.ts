/** Hands a text or bytes to the person as a file; the browser's own download, which works offline. A long text may come in pieces. */
export function saveFile(name: string, type: string, content: string | string[] | ArrayBuffer): void {
  const url = URL.createObjectURL(new Blob([content].flat(), { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Safari reads the file only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
