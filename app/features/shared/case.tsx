import type { JSX } from 'solid-js'
import './case.css'

/** Things that a person has to decide about, one below the other. */
export function Cases(props: { label: string; children: JSX.Element }) {
  return (
    <ul class="cases" aria-label={props.label}>
      {props.children}
    </ul>
  )
}

/** One of them: what it is about, and below it the ways on. */
export function Case(props: { ways: JSX.Element; children: JSX.Element }) {
  return (
    <li class="case">
      {props.children}
      <div class="case-ways">{props.ways}</div>
    </li>
  )
}
