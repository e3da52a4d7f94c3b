/**
 * What people call the thing in their hand, for sentences such as "Saved on this phone". A phone is a phone in landscape
 * too, so the screen decides, not the window.
 */
export const device: 'phone' | 'device' =
  typeof screen !== 'undefined' && Math.min(screen.width, screen.height) < 600 ? 'phone' : 'device'
