import type { Rejection } from '../../app/model/change.ts'

/** Why a change is not taken in at all. */
export class Refusal extends Error {
  constructor(
    readonly code: Rejection,
    readonly field?: string,
  ) {
    super(code)
  }
}
