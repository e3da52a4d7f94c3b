import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** An answer that is not what was asked for: a status and a code the app has a sentence for. */
export class Problem extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly code: string,
    readonly more: Record<string, unknown> = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(code)
  }
}
