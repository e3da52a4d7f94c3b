import { type Component, mergeProps } from 'solid-js'

/** An icon of the set; `size` in pixels at the usual text size, 24 unless said. */
export type Icon = Component<{ size?: number }>

/**
 * Makes an icon from its outline. One path and no wrapper: lists draw several icons in every row.
 * @__NO_SIDE_EFFECTS__
 */
export function icon(outline: string): Icon {
  return given => {
    const props = mergeProps({ size: 24 }, given)
    return (
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" style={{ '--icon': `${props.size / 16}rem` }}>
        <path d={outline} />
      </svg>
    )
  }
}
