import { NotSaved } from '../../data/write.ts'
import { words } from '../../i18n/index.ts'
import type { Problem } from '../../model/change.ts'

/** Why something was not saved, as a sentence: what happened, what was kept, what to do. */
export function sentenceOf(error: unknown): string {
  const say = words().forms.notSaved
  if (!(error instanceof NotSaved)) return say.unknown
  if (error.why !== 'invalid') return say[error.why]
  return error.problems.some(problem => problem.why === 'too_long') ? say.tooLong : say.invalid
}

export type FieldProblems = Readonly<Record<string, Problem['why']>>

/** What is wrong, field by field; nothing when it was not a field's fault. A set's items count as one field. */
export function problemsOf(error: unknown): FieldProblems {
  const problems = error instanceof NotSaved ? error.problems : []
  return Object.fromEntries(problems.map(problem => [problem.field.split('/', 1)[0], problem.why]))
}

/** What a failed save said, and the values it was tried with. */
export interface Failed<T> {
  sentence: string
  problems: FieldProblems
  values: T
}

export function failedOf<T extends object>(error: unknown, values: T): Failed<T> {
  return { sentence: sentenceOf(error), problems: problemsOf(error), values: { ...values } }
}

/** The problems of fields that still hold what was refused; a field typed into since is no longer accused. */
export function stillWrong<T extends object>(failed: Failed<T> | undefined, values: T): FieldProblems {
  const isSame = (field: string) => failed?.values[field as keyof T] === values[field as keyof T]
  return Object.fromEntries(Object.entries(failed?.problems ?? {}).filter(([field]) => isSame(field)))
}
