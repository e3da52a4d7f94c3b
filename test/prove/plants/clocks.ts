import type { Plant } from './plant.ts'

/** Clocks that are wrong. */
export const clocks: Plant[] = [
  {
    bug: 'a stamp from the future is believed, and wins for years',
    loss: [17],
    file: 'app/model/stamp.ts',
    soil: 'return ms > now + AHEAD_AT_MOST_MS ? writeStamp(now, 0, device) : stamp',
    instead: 'return ms > now + Number.MAX_VALUE ? writeStamp(now, 0, device) : stamp',
    caughtBy: 'server/sync/push.test.ts',
  },
  {
    bug: 'a stamp goes back when the clock does',
    loss: [1, 17],
    file: 'app/model/stamp.ts',
    soil: 'if (now > before.ms) return writeStamp(now, 0, device)',
    instead: 'if (now !== before.ms) return writeStamp(now, 0, device)',
    caughtBy: 'app/model/stamp.test.ts',
  },
  {
    bug: 'of two changes of one device the stamp decides, though its clock was set back between them',
    loss: [1],
    file: 'app/model/merge.ts',
    soil: `  if (deviceOf(mark.change) === deviceOf(before.change))
    return counterOf(mark.change) > counterOf(before.change)
`,
    instead: '',
    caughtBy: 'app/model/merge.test.ts',
  },
  {
    bug: 'what the device knows of its clock’s error is not used for stamps',
    loss: [1, 15],
    file: 'app/data/write.ts',
    soil: 'stamp = nextStamp(stamp, now + device.offset, device.id)',
    instead: 'stamp = nextStamp(stamp, now, device.id)',
    caughtBy: 'app/data/clocks.test.ts',
  },
  {
    bug: 'stamps go on from one reading of a wrong clock after it was put right',
    loss: [17],
    file: 'app/data/apply.ts',
    soil: 'offset !== undefined && Math.abs(offset - device.offset) > 60_000 ? { stamp: undefined } : {}',
    instead: '{}',
    caughtBy: 'app/data/clocks.test.ts',
  },
  {
    bug: 'a device whose clock is off is refused',
    loss: [15],
    file: 'server/sync/push.ts',
    soil: `    const noun = nounOf(sent.noun)
    if (!noun) return`,
    instead: `    if (Math.abs(Number.parseInt(sent.stamp.slice(0, 12), 16) - now) > 3_600_000) throw new Refusal('invalid')
    const noun = nounOf(sent.noun)
    if (!noun) return`,
    caughtBy: 'server/sync/push.test.ts',
  },
]
