/** Moves the focus between a field and the links beside it by the up and down keys; to be called with the keys pressed in what holds them. */
export function moveAmongLinks(
  event: KeyboardEvent & { currentTarget: HTMLElement },
  field: HTMLElement,
): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
  const stops = [field, ...event.currentTarget.querySelectorAll('a')]
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
