import { list } from './list.ts'

/** Verbs a person tells themselves to do; none of them is a noun or an adjective that often begins a sentence. */
export const commands = list(
  'send bring prepare ask tell get give make follow arrange organise organize remind confirm forward invite set write discuss fix find talk speak add update chase pass drop pick show share return reply move take let put try look see draft finish ship deliver cancel renew submit offer explain introduce buy install replace repair negotiate apologise apologize contact message text ping inform notify thank congratulate compare calculate collect include upload print sort clarify resend re-send double-check circle remember adjust align allocate analyse analyze announce approve assign attach attend attempt balance bill build calibrate catch circulate compile connect consult convert convince coordinate correct create deal dig disconnect distribute download email enter escalate evaluate examine exchange explore extend fetch figure fill finalise finalize gather generate grab handle identify implement improve inspect insist investigate learn lend loop measure mention merge modify nudge obtain pack pay persuade photograph post postpone propose provide pull push raise reach re-check recheck recommend recover redo refund register reissue reject remove reorder reschedule reserve resolve respond restart restock resubmit retrieve reverse revise rewrite rework scan secure sell settle solve speed split suggest summarise summarize supply swap synchronise tackle touch transfer translate type unblock unpack upgrade validate verify walk warn withdraw wrap',
)

/** Those that are nouns or adjectives as well: commands only with an object behind them. */
export const nounCommands = list(
  'call phone ring email mail e-mail order quote book check schedule plan visit review meet test sign file report pay answer bill brief clean clear close complete copy cost cut design document double edit estimate fax flag hand hold invoice label lay leave line list log map mark match note open page pin point present price process record refill release request research rush score search service ship stock stop store start study sync talk train turn use work',
)

/** What the client can owe us. */
export const theirVerbs = list(
  'send forward share provide confirm call ring phone write email mail text get come let sign check pay approve decide look review return introduce test try discuss talk speak give bring prepare tell ask answer reply transfer fill update arrange organise organize set visit deliver ship pick show order place issue release re-send resend pass supply submit choose accept countersign inform install measure count move fix clean build draft collect print grant fetch raise double-check verify evaluate respond contact invite book schedule go adjust align announce assign attach authorise authorize calculate chase circulate clarify clear compare compile complete connect consult copy correct create credit demonstrate design discuss distribute download draw drop escalate examine exchange explain figure file finalise finalize find finish follow gather generate hand handle inspect investigate invoice list log mail message modify nominate obtain offer outline pack ping post present process propose pull push put quote reach recommend redo refund register remind remove repair replace request reserve resolve revise rework run scan secure settle sort specify submit suggest summarise summarize swap take translate unlock upload validate walk work',
)

/** What they may do anyway: owed only with a date, or to us. */
export const looseVerbs = list(
  'show order buy visit come go take put run work move meet use follow reach handle list push pull design build offer replace repair remove request present',
)

/** Those of them whose "he sends" is no plural of a noun. */
export const presentVerbs = list(
  'send provide confirm bring give get tell deliver come pay decide prepare arrange organise organize submit approve introduce let',
)

/** After "I want to" or "we have to" these are no action. */
export const idleVerbs = list(
  'be say admit think have see know feel wonder like love need want guess agree been understand remember wait hope never say believe live die keep go stay sit notice leave lose win run laugh smile cry stress struggle suffer worry enjoy hear trust accept mean become seem spend drive hurry sleep eat survive',
)

const DOUBLED =
  /^(?:get|put|set|run|cut|drop|swap|plan|ship|let|sit|chat|stop|dig|grab|pin|map|log|wrap|submit|refer|transfer)$/

/** "sending" by "send": forms that tell what is coming. */
export function comingForms(verbs: readonly string[]): Map<string, string> {
  return new Map(verbs.map(verb => [progressive(verb), verb]))
}

function progressive(verb: string): string {
  if (DOUBLED.test(verb)) return `${verb}${verb.at(-1)}ing`
  return /[^eo]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`
}

/** "sends" by "send": what another does. */
export function presentForms(verbs: readonly string[]): Map<string, string> {
  return new Map(verbs.map(verb => [present(verb), verb]))
}

const IRREGULAR_DONE: Record<string, string> = {
  sent: 'send',
  done: 'do',
  made: 'make',
  paid: 'pay',
  brought: 'bring',
  written: 'write',
  rewritten: 'rewrite',
  built: 'build',
  taken: 'take',
  put: 'put',
  set: 'set',
  redone: 'redo',
  sold: 'sell',
  cut: 'cut',
  told: 'tell',
  given: 'give',
  drawn: 'draw',
  found: 'find',
  resent: 'resend',
  withdrawn: 'withdraw',
}

/** "corrected" by "correct": what is done to a thing. */
export function doneForms(verbs: readonly string[]): Map<string, string> {
  return new Map([...verbs.map(verb => [done(verb), verb] as const), ...Object.entries(IRREGULAR_DONE)])
}

function done(verb: string): string {
  if (DOUBLED.test(verb)) return `${verb}${verb.at(-1)}ed`
  if (/[^aeou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`
  return verb.endsWith('e') ? `${verb}d` : `${verb}ed`
}

function present(verb: string): string {
  if (/[^aeou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`
}
