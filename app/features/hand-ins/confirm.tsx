import { For } from 'solid-js'
import type { HandedIn, Judgement } from '../../data/connection.ts'
import { handInsWords } from '../../i18n/hand-ins.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { amountOf } from './outcome.ts'

/** A decision about one hand-in. It reaches beyond this device and cannot be undone, so it says first what it does. */
export interface Decision {
  handIn: HandedIn
  as: Judgement
}

export function Confirm(props: {
  decision: Decision
  who: string
  onDecide: () => Promise<void>
  onClose: () => void
}) {
  return (
    <Sheet
      title={decisionName(props.decision)}
      onClose={props.onClose}
      onSubmit={() => props.onDecide()}
      footer={
        <>
          <Button onClick={props.onClose}>{handInsWords().cancel}</Button>
          <Button type="submit" variant={props.decision.as === 'discarded' ? 'danger' : 'main'}>
            {decisionName(props.decision)}
          </Button>
        </>
      }
    >
      <For each={questions(props.decision, props.who)}>{question => <p>{question}</p>}</For>
    </Sheet>
  )
}

function decisionName({ handIn, as }: Decision): string {
  const say = handInsWords()
  if (handIn.state === 'back') return say.remove
  return { accepted: say.accept, back: say.handBack, discarded: say.discard }[as]
}

function questions({ handIn, as }: Decision, who: string): string[] {
  const say = handInsWords()
  if (handIn.state === 'back') return [say.removeAsk]
  if (as !== 'accepted') return [as === 'back' ? say.handBackAsk(who) : say.discardAsk(who)]
  const { changes, texts } = amountOf(handIn)
  return [
    ...(changes > 0 ? [say.acceptAsk(who, changes)] : []),
    ...(texts > 0 ? [say.acceptTexts(who, texts)] : []),
  ]
}
