import type { Accessor } from 'solid-js'
import './level-meter.css'

const STEP = 6
const HIGH = 48

/** The level of the voice as strokes that move on while one speaks; what it shows is said beside it in words. */
export function LevelMeter(props: { levels: Accessor<readonly number[]>; quiet: boolean }) {
  const width = () => props.levels().length * STEP
  /** One path: it is drawn anew ten times a second. */
  const strokes = () =>
    props
      .levels()
      .map((level, index) => {
        const high = Math.max(2, level * HIGH)
        return `M${index * STEP + STEP / 2} ${(HIGH - high) / 2}v${high}`
      })
      .join('')
  return (
    <svg
      class="level-meter"
      data-quiet={props.quiet || undefined}
      viewBox={`0 -2 ${width()} ${HIGH + 4}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={strokes()} />
    </svg>
  )
}
