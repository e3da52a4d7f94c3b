/** Moves the focus between a field and the links below it by the up and down keys. */
export function moveAmongLinks(event: KeyboardEvent, field: HTMLElement, list: HTMLElement): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
  const stops = [field, ...list.querySelectorAll('a')]
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
