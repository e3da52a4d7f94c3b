/** What keys do, and when they do not. */
export const keys = {
  title: 'Keys',
  for: {
    c: 'Capture',
    v: 'Record a voice note',
    find: 'Find anything',
    keys: 'Show these keys',
    close: 'Close what is open',
    tabs: 'Go from tab to tab',
  },
  single: 'Single keys',
  singleHint: 'Turn off if C, V or ? act when you did not mean them to, for example while dictating.',
}
