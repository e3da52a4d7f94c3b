/** What changed in one record, as the server remembers it. */
export const history = {
  title: 'What changed',
  by: (who: string, when: string) => `${who}, ${when}`,
  you: 'You',
  somebody: 'somebody',
  cleared: 'empty',
  was: (value: string) => `was ${value}`,
  added: (item: string) => `${item} added`,
  removed: (item: string) => `${item} taken away`,
  yes: 'yes',
  no: 'no',
  bringBack: 'Bring back',
  broughtBack: (field: string) => `${field} is as it was`,
  offline: 'The history lies on the server. It is here again when you are online.',
  onDevice: 'This book has no server, and with it no history. Undo works right after each change.',
  unsent: 'Nothing of this has been sent yet; its history begins on the server.',
  trouble: 'The server could not tell the history just now. Try again in a moment.',
}
