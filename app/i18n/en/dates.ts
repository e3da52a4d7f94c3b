export const dates = {
  late: (days: number) => (days === 1 ? '1 day late' : `${days} days late`),
  justNow: 'just now',
}
