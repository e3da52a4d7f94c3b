/** A round box to finish something; its name is what is finished. */
export function Tick(props: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <input
      class="tick"
      type="checkbox"
      aria-label={props.label}
      checked={props.checked}
      onChange={event => props.onChange(event.currentTarget.checked)}
    />
  )
}
