/** Not there, or not yours to see: the two look the same from outside. */
export class NotFound extends Error {
  readonly what: string
  constructor(what: string) {
    super(`not found: ${what}`)
    this.what = what
  }
}

/** A rule says no. `code` names the rule (`requests.not-yours-to-assign`); the site turns it into words. */
export class Refused extends Error {
  readonly code: string
  readonly params: Record<string, string | number>
  constructor(code: string, params: Record<string, string | number> = {}) {
    super(`refused: ${code}`)
    this.code = code
    this.params = params
  }
}

/** What was typed cannot be used. `errors` maps a field's name to words the person can act on. */
export class Invalid extends Error {
  readonly errors: Record<string, string>
  constructor(errors: Record<string, string>) {
    super(`invalid: ${Object.keys(errors).join(', ')}`)
    this.errors = errors
  }
}

export function refuseUnless(allowed: boolean, code: string, params?: Record<string, string | number>): void {
  if (!allowed) throw new Refused(code, params)
}
