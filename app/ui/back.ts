import { createContext, onCleanup, onMount, useContext } from 'solid-js'

/** True inside something whose being open is in the address already: there the router's Back closes it. */
const InAddress = createContext(false)
export const InAddressProvider = InAddress.Provider

/** Keys of the entries whose sheets are open, oldest first. */
const open: string[] = []
let watching = false

/** Makes the browser's Back close what is open, by an entry of its own in the history. Call while a component is set up. */
export function closeOnBack(close: () => void) {
  if (useContext(InAddress)) return
  const key = crypto.randomUUID()
  const leave = () => keyHere() !== key && open.includes(key) && close()
  onMount(() => {
    watch()
    open.push(key)
    history.pushState({ ...history.state, sheet: key }, '')
    addEventListener('popstate', leave)
  })
  onCleanup(() => {
    removeEventListener('popstate', leave)
    open.splice(open.indexOf(key), 1)
    // What closes a sheet may go on to another page in the same breath; only if it has not is the entry taken back.
    setTimeout(() => keyHere() === key && history.back())
  })
}

/** Going back onto the entry of a sheet that is closed by now would look as if Back did nothing: go one further. */
function watch() {
  if (watching) return
  watching = true
  addEventListener('popstate', () => {
    const here = keyHere()
    if (here && !open.includes(here)) history.back()
  })
}

function keyHere(): string | undefined {
  return history.state?.sheet
}
