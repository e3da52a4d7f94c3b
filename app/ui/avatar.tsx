/** A person or an account by the first letters of its name; decoration beside the name itself. */
export function Avatar(props: { name: string }) {
  return (
    <span class="avatar" aria-hidden="true">
      {initials(props.name)}
    </span>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(word => word && [...word][0])
  return letters.join('').toLocaleUpperCase()
}
