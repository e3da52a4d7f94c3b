import { device } from '../device.ts'

export const errors = {
  title: 'Something went wrong here',
  page: `This page could not be shown. What you saved is safe on this ${device}.`,
  chunk: 'A part of the app could not be loaded. Reload when you have signal; what you saved is safe.',
  closedStore: `The book on this ${device} does not open just now. Close other tabs of Tend and reload; nothing has been deleted.`,
  details: 'Details',
  again: 'Try again',
  reload: 'Reload',
  notFound: 'There is nothing here',
  notFoundHint: 'The link may be old, or the record lies in another book.',
  toToday: 'Go to Today',
}
