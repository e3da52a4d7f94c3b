/** The files in what was pasted or dropped. Copied text is often sent along as a picture of itself: then it is text. */
export function pastedFiles(data: DataTransfer | null): File[] {
  if (!data || data.types.includes('text/plain')) return []
  return [...data.files]
}
