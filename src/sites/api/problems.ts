import { Invalid, NotFound, Refused } from '../../platform/errors.ts'
import { isDatabaseAway } from '../../platform/is-away.ts'
import type { Language, Translator } from '../../platform/text.ts'
import { textsIn } from './text.ts'

/** One thing that is wrong, as GeoReport v2 says it; `field` names what to mend, where that is one field. */
export interface Problem {
  code: number
  description: string
  field?: string
}

/** What a caller sent cannot be done; the answer has this status and says these things. */
export class CallerError extends Error {
  readonly status: number
  readonly problems: { description: string; field?: string }[]
  constructor(status: number, problems: string | { description: string; field?: string }[]) {
    super(`refused with ${status}`)
    this.status = status
    this.problems = typeof problems === 'string' ? [{ description: problems }] : problems
  }
}

/** Any error as what the caller is told. `isBug`: nobody foresaw it, and it has to be logged. */
export function describeError(
  error: unknown,
  language: Language,
  reference: string,
): { status: number; problems: Problem[]; isBug: boolean } {
  const { status, problems } = asCallerError(error, language, reference)
  return { status, problems: problems.map(problem => ({ code: status, ...problem })), isBug: status >= 500 }
}

function asCallerError(error: unknown, language: Language, reference: string): CallerError {
  const t = textsIn(language)
  if (error instanceof CallerError) return error
  if (error instanceof NotFound) return new CallerError(404, t('notFound'))
  if (error instanceof Refused && error.code === 'requests.outside') return new CallerError(400, t('outside'))
  if (error instanceof Refused && error.code === 'requests.key-used') return new CallerError(422, t('keyUsed'))
  if (error instanceof Refused) return new CallerError(409, error.code)
  if (error instanceof Invalid)
    return new CallerError(
      400,
      Object.entries(error.errors).map(([field, description]) => ({ field, description })),
    )
  if (isDatabaseAway(error)) return new CallerError(503, t('away'))
  return fromServer(error as ServerError, t) ?? new CallerError(500, t('broken', { reference }))
}

/** Errors of the HTTP server: of reading, of the schema, of limits. */
interface ServerError {
  statusCode?: number
  validation?: Violation[]
  validationContext?: string
}

/** What ajv says of a schema that is not kept. */
interface Violation {
  instancePath: string
  keyword: string
  params: { missingProperty?: string; limit?: number; type?: string | string[]; allowedValues?: unknown[] }
}

function fromServer(error: ServerError, t: Translator): CallerError | null {
  if (error.validation)
    return new CallerError(
      400,
      error.validation.map(each => sayInvalid(each, t)),
    )
  switch (error.statusCode) {
    case 404:
      return new CallerError(404, t('notFound'))
    case 413:
      return new CallerError(413, t('tooLarge'))
    case 415:
      return new CallerError(415, t('mediaType'))
    case 429:
    case 503:
      return new CallerError(error.statusCode, t('busy'))
    default:
      return error.statusCode && error.statusCode < 500 ? new CallerError(400, t('unreadable')) : null
  }
}

function sayInvalid({ instancePath, keyword, params }: Violation, t: Translator) {
  const path = [...instancePath.split('/').slice(1), ...(params.missingProperty ? [params.missingProperty] : [])]
  const field = path.join('.')
  return { ...(field && { field }), description: describeViolation(field || 'JSON', keyword, params, t) }
}

function describeViolation(name: string, keyword: string, params: Violation['params'], t: Translator): string {
  switch (keyword) {
    case 'required':
      return t('missing', { name })
    case 'maximum':
      return t('atMost', { name, max: params.limit! })
    case 'minimum':
      return t('atLeast', { name, min: params.limit! })
    case 'maxLength':
      return t('tooLong', { name, max: params.limit! })
    case 'minLength':
      return t('empty', { name })
    case 'maxItems':
      return t('tooMany', { name, max: params.limit! })
    case 'type':
      return t('wrongType', { name, type: t(`type.${[params.type].flat()[0]}`) })
    case 'enum':
      return t('notOffered', { name, values: params.allowedValues!.join(', ') })
    default:
      return t('notSo', { name })
  }
}
