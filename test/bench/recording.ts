import { SoundDevice } from '../support/sound-device.ts'
import { type Figure, type Group, median, spread } from './figure.ts'
import { SLOWER, slowDown } from './phone.ts'

const TAKES = 7
const WATCHED_SECONDS = 10

/** Speaking: from the tap to sound that is kept, what recording costs, from the stop to what is on disk. */
export const recording: Group = { name: 'recording', measure }

async function measure(): Promise<Figure[]> {
  const phone = new SoundDevice()
  await phone.start()
  try {
    const session = await slowDown(phone.page)
    const starts: number[] = []
    const stops: number[] = []
    for (let take = 0; take < TAKES; take++) {
      starts.push(await phone.page.evaluate(() => window.sound.start()))
      await phone.heard(1)
      stops.push(await phone.page.evaluate(() => window.sound.stop()))
      await phone.page.evaluate(() => window.sound.release())
    }
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    return [
      {
        name: `tap → sound is kept, ${SLOWER}× slower`,
        value: median(starts),
        unit: 'ms',
        aim: 300,
        detail: spread(starts),
      },
      {
        name: `stop → last slice on disk, ${SLOWER}× slower`,
        value: median(stops),
        unit: 'ms',
        aim: 200,
        detail: spread(stops),
      },
      await cost(phone),
    ]
  } finally {
    await phone.close()
  }
}

/** The share of one core that the page's main thread takes while it records. */
async function cost(phone: SoundDevice): Promise<Figure> {
  const session = await phone.context.newCDPSession(phone.page)
  await session.send('Performance.enable', { timeDomain: 'timeTicks' })
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')!.value
  }
  await phone.page.evaluate(() => window.sound.start())
  const [from, before] = [await phone.heard(1), await busy()]
  const to = await phone.heard(1 + WATCHED_SECONDS)
  const share = ((await busy()) - before) / (to - from)
  await phone.page.evaluate(() => window.sound.stop())
  return {
    name: 'main thread while recording, of one core',
    value: share * 100,
    unit: '%',
    aim: 10,
    detail: 'the wait of the harness is counted too',
  }
}
