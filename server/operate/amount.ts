const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB']

/** An amount of bytes as people say it: `3.4 MB`. */
export function amount(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  return `${step === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${UNITS[step]}`
}
