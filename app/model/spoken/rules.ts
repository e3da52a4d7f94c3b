import type { Pulse } from '../check-in.ts'
import type { Form, Language, Lead } from './language.ts'
import { Patterns } from './patterns.ts'
import type { SignalKind } from './proposal.ts'

const SIGNALS = ['price', 'new-boss', 'leaving', 'growth'] as const

/** A language's lists made ready to be looked up. */
export interface Rules {
  language: Language
  fillers: Patterns
  leads: readonly { lead: Lead; patterns: Patterns }[]
  blockers: Patterns
  reminders: Patterns
  busy: Patterns
  sendable: ReadonlySet<string>
  sayings: Patterns
  corrections: Patterns
  cancels: Patterns
  failures: Patterns
  dates: Patterns
  dateLeads: Patterns
  ordinals: ReadonlySet<string>
  past: Patterns
  commands: ReadonlySet<string>
  nouns: ReadonlySet<string>
  theirs: ReadonlySet<string>
  idle: ReadonlySet<string>
  clitics: ReadonlySet<string>
  formsAsNouns: ReadonlySet<string>
  us: ReadonlySet<string>
  telling: ReadonlySet<string>
  loose: ReadonlySet<string>
  feelings: ReadonlySet<string>
  meetings: ReadonlySet<string>
  making: ReadonlySet<string>
  forms: ReadonlyMap<string, readonly Form[]>
  connectors: ReadonlySet<string>
  therefore: ReadonlySet<string>
  ands: ReadonlySet<string>
  complements: ReadonlySet<string>
  particles: ReadonlySet<string>
  spokenOf: ReadonlySet<string>
  subjects: ReadonlySet<string>
  singular: ReadonlySet<string>
  objects: ReadonlySet<string>
  relatives: ReadonlySet<string>
  beforeNouns: ReadonlySet<string>
  openers: ReadonlySet<string>
  things: ReadonlySet<string>
  determiners: ReadonlySet<string>
  notTheirs: ReadonlySet<string>
  finite: ReadonlySet<string>
  infinitives: ReadonlySet<string>
  prepositions: ReadonlySet<string>
  links: ReadonlySet<string>
  leftOver: ReadonlySet<string>
  denials: ReadonlySet<string>
  pulse: readonly (readonly [Pulse, Patterns])[]
  signals: readonly (readonly [Exclude<SignalKind, 'competitor'>, Patterns])[]
  rivals: {
    before: Patterns
    beforeWritten: Patterns
    after: Patterns
    afterOffering: Patterns
    prices: ReadonlySet<string>
    others: ReadonlySet<string>
    we: ReadonlySet<string>
  }
  names: ReadonlySet<string>
}

/** Makes the rules of a language ready for a text that may name these people (their names' words, without accents). */
export function rulesOf(language: Language, names: readonly string[]): Rules {
  const ready = fixed(language)
  if (names.length === 0) return ready
  const classes = { ...language.classes, name: names }
  return { ...ready, leads: leadsOf(language, classes), names: new Set(names) }
}

const made = new WeakMap<Language, Rules>()

function fixed(language: Language): Rules {
  const there = made.get(language)
  if (there) return there
  const { classes, verbs } = language
  const rules: Rules = {
    language,
    fillers: new Patterns(language.fillers),
    leads: leadsOf(language, classes),
    blockers: new Patterns(language.blockers, classes),
    reminders: new Patterns(language.reminders),
    busy: new Patterns(language.busy),
    sendable: new Set(language.sendable),
    sayings: new Patterns(language.sayings),
    corrections: new Patterns(language.corrections),
    cancels: new Patterns(language.cancels),
    failures: new Patterns(language.failures),
    dates: new Patterns(language.dates, classes),
    ordinals: new Set(classes.ordinal),
    dateLeads: new Patterns(language.dateLeads),
    past: new Patterns(language.past, classes),
    commands: new Set(verbs.commands),
    nouns: new Set(verbs.nouns),
    theirs: new Set(verbs.theirs),
    idle: new Set(verbs.idle),
    clitics: new Set(verbs.clitics),
    loose: new Set(verbs.loose),
    feelings: new Set(verbs.feelings),
    making: new Set(verbs.making),
    meetings: new Set(verbs.meetings),
    formsAsNouns: new Set(verbs.formsAsNouns),
    us: new Set(verbs.us),
    telling: new Set(verbs.telling),
    forms: verbs.forms ?? new Map(),
    connectors: new Set(language.connectors),
    therefore: new Set(language.therefore),
    ands: new Set(language.ands),
    complements: new Set(language.complements),
    particles: new Set(language.particles),
    spokenOf: new Set(language.spokenOf),
    subjects: new Set(language.subjects),
    singular: new Set(language.singular),
    objects: new Set(language.objects),
    relatives: new Set(language.relatives),
    beforeNouns: new Set(language.beforeNouns),
    openers: new Set(language.openers),
    things: new Set(language.things),
    determiners: new Set(language.determiners),
    notTheirs: new Set(language.notTheirs),
    finite: new Set(language.finite),
    infinitives: new Set(language.infinitives),
    prepositions: new Set(language.prepositions),
    links: new Set(language.links),
    leftOver: new Set(language.leftOver),
    denials: new Set(language.denials),
    pulse: language.pulse.map(([pulse, phrases]) => [pulse, new Patterns(phrases)]),
    signals: SIGNALS.map(kind => [kind, new Patterns(language.signals[kind], classes)]),
    rivals: {
      before: new Patterns(language.rivals.before, classes),
      beforeWritten: new Patterns(language.rivals.beforeWritten, classes),
      after: new Patterns(language.rivals.after, classes),
      afterOffering: new Patterns(language.rivals.afterOffering, classes),
      prices: new Set(language.rivals.prices),
      others: new Set(language.rivals.others),
      we: new Set(language.rivals.we),
    },
    names: new Set(),
  }
  made.set(language, rules)
  return rules
}

function leadsOf({ leads }: Language, classes: Language['classes']): Rules['leads'] {
  return leads.map(lead => ({ lead, patterns: new Patterns(lead.phrases, classes) }))
}
