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

/** What is wrong, field by field; nothing when it was not a field's fault. */
export function problemsOf(error: unknown): FieldProblems {
  const problems = error instanceof NotSaved ? error.problems : []
  return Object.fromEntries(problems.map(problem => [problem.field, problem.why]))
}
