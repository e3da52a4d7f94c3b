/** What a check looked at and what it found; damage is what should never be. */
export interface Finding {
  what: string
  found: string
  isDamage: boolean
}

export function fine(what: string, found = 'ok'): Finding {
  return { what, found, isDamage: false }
}

/** None of these may be. */
export function none(what: string, count: number, of: string): Finding {
  return count === 0 ? fine(what) : { what, found: `${count} ${of}`, isDamage: true }
}

/** As a table for a person: what was looked at, what was found, and a mark at what is damage. */
export function tableOf(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ what }) => what.length))
  return findings
    .map(({ what, found, isDamage }) => `${isDamage ? '✗' : ' '} ${what.padEnd(width)}  ${found}`)
    .join('\n')
}
