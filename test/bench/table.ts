import { type Figure, isMet } from './figure.ts'

/** "✔ ■ Search: key → results painted      84 ms   ≤ 100 ms   median of 40 keys": ■ marks a gate. */
export function rowOf(figure: Figure): string {
  const met = isMet(figure)
  const mark = met === undefined ? ' ' : met ? '✔' : '✘'
  const aim = figure.aim === undefined ? '' : `≤ ${amount(figure.aim, figure.unit)}`
  const columns = [
    figure.name.padEnd(62),
    amount(figure.value, figure.unit).padStart(10),
    aim.padEnd(12),
    figure.detail ?? '',
  ]
  return `${mark} ${figure.gate ? '■' : ' '} ${columns.join('  ')}`
}

export function summaryOf(figures: Figure[]): string {
  const aimed = figures.filter(figure => figure.aim !== undefined)
  const met = aimed.filter(isMet)
  const missed = aimed.filter(figure => figure.gate && !isMet(figure))
  const gates = missed.length
    ? ` Gates missed: ${missed.map(figure => figure.name).join('; ')}.`
    : ' Every gate measured holds.'
  return `${met.length} of ${aimed.length} figures reach their aim.${gates}`
}

function amount(value: number, unit: Figure['unit']): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0
  return `${value.toFixed(digits)} ${unit}`
}
