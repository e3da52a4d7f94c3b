/**
 * Goes to the first page of whichever book is open now. Opening a book puts another router in the place of the one that
 * was asked from, so the address is changed first and the router that stands there is told.
 */
export function goHome(): void {
  history.replaceState(history.state, '', '/')
  dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
}
