import type { Ctx } from '../context.ts'
import type { Params, StaffTexts } from '../text.ts'
import type { Field, ValuesOf } from './fields.ts'

/** One visit to a page: what came with the HTTP request, as far as a page may know it. */
export interface Visit {
  params: Record<string, string>
  query: Record<string, string>
  /** Path and query as asked, for links back. */
  url: string
  cookies: Record<string, string | undefined>
  /** Sets a cookie that only the server reads. `days` absent: until the browser closes; 0 removes it. `path` '/' if not given. */
  setCookie(name: string, value: string, days?: number, path?: string): void
  /** The address people reach this council at, without a trailing slash. */
  origin: string
  ip: string
  /** What the browser calls itself. */
  userAgent: string
  files: UploadedFile[]
  /** Everything posted, as typed, for pages whose fields are data. */
  posted: Posted
}

export interface UploadedFile {
  field: string
  name: string
  /** Empty where it was not taken: `refused` says why. */
  bytes: Buffer
  refused?: 'too-big' | 'too-many'
}

export type Posted = Record<string, string | string[]>

export interface Redirect {
  redirect: string
}

/** Sends the person on after a submit. Only paths of this site, so that no link can lead elsewhere. */
export function redirect(path: string): Redirect {
  const own = ownPath(path)
  if (!own) throw new Error(`A redirect stays on this site: ${path}`)
  return { redirect: own }
}

const SITE = 'http://site.invalid'

/**
 * The path as a browser would go to it, or null where it would leave this site: '//host', '/\\host' and '/<tab>/host'
 * are other hosts to it.
 */
export function ownPath(path: string): string | null {
  const url = path.startsWith('/') ? URL.parse(path, SITE) : null
  return url?.origin === SITE && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : null
}

export const isRedirect = (value: unknown): value is Redirect =>
  typeof (value as Redirect | undefined)?.redirect === 'string'

/** Something other than a page: a file, CSV, JSON. */
export class Raw {
  readonly body: string | Buffer | NodeJS.ReadableStream
  readonly headers: Record<string, string>
  readonly status: number
  constructor(body: string | Buffer | NodeJS.ReadableStream, headers: Record<string, string>, status = 200) {
    this.body = body
    this.headers = headers
    this.status = status
  }
}

/** What the template of a page reads. `frame` is the name of what its site puts round each page: no page may take it. */
export type Model = object & { frame?: never }
type More = Record<string, unknown> & Model

/** After a submit, the same page again with something more on it: a code shown once, another box in a group. */
export class Shown {
  readonly model: More
  constructor(model: More) {
    this.model = model
  }
}

export const show = (model: More): Shown => new Shown(model)

// biome-ignore lint/suspicious/noExplicitAny: with unknown here TypeScript cannot infer what each field reads.
type Fields = Record<string, Field<any>>

export interface PageDefinition<F extends Fields = Fields> {
  /** `import.meta` of page.ts: the template is `page.njk` beside it. */
  at: ImportMeta
  path: string
  /** Open to anybody. Else `permission` says who may (any of several); a route with neither fails the tests. */
  public?: true
  permission?: string | readonly string[]
  /** What the audit trail calls a submit here. */
  audit?: string
  texts: StaffTexts
  template?: string
  /**
   * The address itself says who may: it is signed and does one thing. So a program may post here too, without a browser's
   * token (one-click unsubscribe, RFC 8058).
   */
  byAddress?: true
  /** Tries a minute from one address, where guessing must be slow. */
  triesPerMinute?: number
  /** Files may be posted, each at most this many bytes; all together `maxTotal`, where it is given: they are held in memory. */
  uploads?: { maxBytes: number; maxFiles: number; maxTotal?: number }
  form?: F
  load?(ctx: Ctx, visit: Visit): Promise<Model | Redirect | Raw>
  submit?(ctx: Ctx, visit: Visit, values: ValuesOf<F>): Promise<Redirect | Raw | Shown>
  /** Ids and words for the test that visits every route: which path to ask for with the fixtures given. */
  example?: (fixtures: Record<string, string>) => string
}

/** Any page, for the route table. */
export type Page = Omit<PageDefinition, 'submit'> & {
  submit?(ctx: Ctx, visit: Visit, values: Record<string, unknown>): Promise<Redirect | Raw | Shown>
}

/** Declares a page. The path in the address, the folder and the definition say the same. */
export function page<F extends Fields>(definition: PageDefinition<F>): Page {
  return definition as unknown as Page
}

/** An error of a field by the key of its text, so that it can be said in the visitor's language. */
export class FieldError extends Error {
  readonly key: string
  readonly params: Params
  constructor(key: string, params: Params = {}) {
    super(key)
    this.key = key
    this.params = params
  }
}
