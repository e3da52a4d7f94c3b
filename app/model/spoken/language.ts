import type { Pulse } from '../check-in.ts'
import type { SignalKind } from './proposal.ts'

/** What the rules know of one language: lists of phrases (see `Patterns`) and of words, all without accents. */
export interface Language {
  /** Sets of words that phrases name: `{weekday}`. `name` is filled with the words of the contacts' names. */
  classes: Record<string, readonly string[]>
  /** Sounds and words that say nothing. */
  fillers: readonly string[]
  /** What announces an action. */
  leads: readonly Lead[]
  /** Lead-ins that are questions and yet announce one: "can you remind me to". */
  reminders: readonly string[]
  /** What makes the words after it no action: negations, questions, conditions, what was only going to be. */
  blockers: readonly string[]
  /** What is sent when somebody wants it: "quote", "samples". */
  sendable: readonly string[]
  /** "have a word": with a verb that is otherwise no action. */
  busy: readonly string[]
  /** Verbs with words behind them that make them no action: "get used to it". */
  sayings: readonly string[]
  /** "no wait": what follows stands instead of what was said before. */
  corrections: readonly string[]
  /** "scratch that": what was said before is taken back, or done. */
  cancels: readonly string[]
  /** "but he did not": at the end of a sentence it takes back what was promised. */
  failures: readonly string[]
  /** Dates ahead, without the words before them. */
  dates: readonly string[]
  /** "by", "before", "on the". */
  dateLeads: readonly string[]
  /** Dates behind us, and days that come again and again. */
  past: readonly string[]
  verbs: Verbs
  /** After these a new clause begins. */
  connectors: readonly string[]
  /** "so": what follows is done about what stands before. */
  therefore: readonly string[]
  /** "and": a new clause, or more of the same. */
  ands: readonly string[]
  /** "if", "whether", "that": what follows belongs to the action. */
  complements: readonly string[]
  /** "down", "by": with these behind it any verb may open a sentence as a command. */
  particles: readonly string[]
  /** What may stand before these as well: "went over", "right on time". */
  spokenOf: readonly string[]
  /** Words a new clause begins with as its subject. */
  subjects: readonly string[]
  /** Those of them that one verb of the present stands behind: "he sends". */
  singular?: readonly string[]
  /** Those of them that may be an object as well: "it". */
  objects: readonly string[]
  /** Verbs that have such an object at their end: "mandárselo". */
  endsInObject?: RegExp
  /** "he asked for": a subject with these is no new clause. */
  relatives: readonly string[]
  /** Words that cannot stand before a command in speech without stops: "the", "to", "they". */
  beforeNouns: readonly string[]
  /** Words an object begins with: "the", "her", "back". */
  openers: readonly string[]
  /** Pronouns that are objects: "call her". */
  things: readonly string[]
  /** Articles, possessives: where a noun begins. */
  determiners: readonly string[]
  /** Who cannot owe us anything: "I", "we", "it", "there". */
  notTheirs: readonly string[]
  /** "was", "went": a verb that says a new sentence has begun. */
  finite: readonly string[]
  /** "to": what joins a date to the verb behind it. */
  infinitives: readonly string[]
  /** Prepositions that may go on after a date: "call on Tuesday about the price". */
  prepositions: readonly string[]
  /** Prepositions within who it is: "the head of sales". */
  links: readonly string[]
  /** Words no line ends with: "on", "the". */
  leftOver: readonly string[]
  /** The line of what a named person owes; `{who}` and `{line}`. */
  whoLine: string
  /** Words that turn about what follows: "not happy". */
  denials: readonly string[]
  /** How it went, from very unhappy (1) to very happy (5). */
  pulse: readonly (readonly [pulse: Pulse, phrases: readonly string[]])[]
  signals: Readonly<Record<Exclude<SignalKind, 'competitor'>, readonly string[]>>
  /** What tells a competitor by whom they deal with: "they're talking to {name}". */
  rivals: {
    /** A name follows. */
    before: readonly string[]
    /** One follows where it is written with a capital; places and people may follow as well. */
    beforeWritten: readonly string[]
    /** A name stands before. */
    after: readonly string[]
    /** One stands before if a price is named behind: "offered them ten percent less", but not "a coffee". */
    afterOffering: readonly string[]
    prices: readonly string[]
    /** Who is no competitor where no capital tells names apart: "suppliers", "legal". */
    others: readonly string[]
    /** Whose dealing with others is no signal. */
    we: readonly string[]
  }
  money: {
    /** ISO 4217 by the words for it. */
    currencies: Readonly<Record<string, string>>
    thousands: Readonly<Record<string, number>>
    numbers: Readonly<Record<string, number>>
    /** What may stand between a number and its currency: "un millón de euros". */
    joints: readonly string[]
    decimal: '.' | ','
  }
}

export interface Lead {
  side: 'ours' | 'theirs'
  /**
   * What must follow: a verb in its plain form, one that says it is coming, what is to be done to what stands before,
   * a sentence with its own verb, or the thing itself.
   */
  before: 'verb' | 'coming' | 'passive' | 'that' | 'thing'
  /** The subject stands before the phrase and is named in the line. */
  named?: true
  /** The thing must be one that is sent: "wants a quote", but not "wants a new boss". */
  sent?: true
  /** Says nothing of who is to do it, so it counts only where a clause begins. */
  bare?: true
  /** Pronouns within the phrase are objects of the verb: "le voy a enviar" is "enviarle". */
  carries?: true
  /** How the line is made of the words after a `thing`; `{}` is where they go. */
  line?: string
  /** The same where it is known who wants it: `{who}`. */
  lineTo?: string
  /** Somebody must stand before it: "need the list by Friday" is our own need. */
  hasSubject?: true
  /** It is an action only with a date; what they do for us needs none. */
  dated?: true
  /** The thing begins with an article: "is a call with Ana", but not "is unclear". */
  article?: true
  /** Tells what another said: a wish in it is for us. */
  told?: true
  /** "and will send it" is said of whoever did what was told before, so that it is ours only where a sentence begins. */
  opening?: true
  /** The subject has the "is" in it: "Peter's going to". */
  contracted?: true
  /** A date and "to" stand before the verb: "remind me on Friday to call". */
  aroundDate?: true
  /** Who it is begins the clause: "Ana to send us the plan". */
  heading?: true
  phrases: readonly string[]
}

/** One meaning of a verb's form: who acts, and the plain form a line is written with. */
export interface Form {
  plain: string
  /**
   * `wish` and `that` are only understood after a lead-in: what is asked for ("me pidió que le mande") and what was said
   * ("dijo que mandaría").
   */
  as: 'we' | 'they' | 'command' | 'wish' | 'that'
  /** Says it of the present: coming only with a date or a pronoun of whom it is for. */
  weak?: true
}

export interface Verbs {
  /** Commands that begin a clause. */
  commands: readonly string[]
  /** Commands that are nouns as well: only with an object behind them. */
  nouns: readonly string[]
  /** What the client can owe us. */
  theirs: readonly string[]
  /** After a lead-in these are no action: "be", "say". */
  idle: readonly string[]
  /** The plain form without the pronouns behind it; undefined where a word is none. */
  plainOf?(word: string): string | undefined
  /** "mándale": a command with its pronouns, as the plain form with them. */
  commandOf?(word: string): { plain: string; verb: string } | undefined
  /** What they may do anyway ("order"): owed only with a date. */
  loose: readonly string[]
  /** "we meet on Friday" is an appointment and nothing to do. */
  meetings?: readonly string[]
  /** What they feel about us or what it costs us is nothing they owe: "they will need us". */
  feelings?: readonly string[]
  /** These tell a story in the present ("me dice que"): coming only with a date. */
  telling?: readonly string[]
  /** What they are about with it now is owed without a date: "she is preparing the list". */
  making?: readonly string[]
  /** "sending": forms that after "is" mean what is coming. */
  coming?: ReadonlyMap<string, string>
  /** "corrected": what is done to a thing. */
  done?: ReadonlyMap<string, string>
  /** "sends": what another does, coming only with a date. */
  present?: ReadonlyMap<string, string>
  /** Forms that carry their person, by the word as it is said. */
  forms?: ReadonlyMap<string, readonly Form[]>
  /** Forms that tell by their ending what they are, whatever the verb. */
  formsOf?(said: string): readonly Form[] | undefined
  /** Such forms that behind an article are nouns: "la entrega". */
  formsAsNouns?: readonly string[]
  /** Pronouns before the verb that are its objects: "le", "nos". */
  clitics?: readonly string[]
  /** Pronouns that are us: "me", "nos". */
  us?: readonly string[]
  /** Those that are others: "le", "les". */
  others?: readonly string[]
  /** The one that turns a verb on its subject: "se va". */
  reflexive?: string
  /** How words end that have a plain form behind them as their object: "aceptó". */
  governs?: RegExp
  /** The plain form with such pronouns behind it. */
  attach?(plain: string, clitics: readonly string[]): string
}
