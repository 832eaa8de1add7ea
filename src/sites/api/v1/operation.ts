import type { Static, TSchema } from 'typebox'
import { Type } from 'typebox'
import type { Ctx } from '../../../platform/context.ts'
import type { SiteBase } from '../../site-base.ts'
import type { KeyActor } from '../caller.ts'

/** What an operation is given: everything was checked against its schemas. */
export interface Call<P extends TSchema, Q extends TSchema, B extends TSchema> {
  base: SiteBase
  ctx: Ctx
  params: Static<P>
  query: Static<Q>
  body: Static<B>
}

/** The same with the system that writes, and the `Idempotency-Key` it sent ('' where it sent none). */
export interface WritingCall<P extends TSchema, Q extends TSchema, B extends TSchema> extends Call<P, Q, B> {
  actor: KeyActor
  idempotencyKey: string
}

/** One address of the API: what the server checks, what the documentation says and what is done are one definition. */
export interface Reading<P extends TSchema, Q extends TSchema, A extends TSchema> {
  method: 'get'
  /** Below `/api/v1`, with `:name` for what varies. */
  path: string
  tag: Tag
  summary: string
  params: P
  query: Q
  answer: A
  /** How long it may be kept; as the header says it. */
  cache: string
  /** Of an answer that is not JSON: its media type. */
  media?: string
  run(call: Call<P, Q, TSchema>): Promise<Static<A>>
}

export interface Writing<P extends TSchema, B extends TSchema, A extends TSchema> {
  method: 'post'
  path: string
  tag: Tag
  summary: string
  params: P
  query: TSchema
  body: B
  answer: A
  /** `again`: it was sent before, and nothing new was made. */
  run(call: WritingCall<P, TSchema, B>): Promise<Static<A> & { again: boolean }>
}

export const TAGS = ['services', 'requests', 'updates', 'places', 'notices', 'knowledge'] as const
export type Tag = (typeof TAGS)[number]

// biome-ignore lint/suspicious/noExplicitAny: a list holds operations of all shapes
export type Operation = Reading<any, any, any> | Writing<any, any, any>

const nothing = Type.Object({})

/** Declares what can be read, with what its schemas imply for its types. */
export function reading<
  A extends TSchema,
  P extends TSchema = typeof nothing,
  Q extends TSchema = typeof languageQuery,
>(operation: Omit<Reading<P, Q, A>, 'method' | 'params' | 'query'> & { params?: P; query?: Q }): Reading<P, Q, A> {
  return { params: nothing as unknown as P, query: languageQuery as unknown as Q, ...operation, method: 'get' }
}

/** Declares what can be sent. */
export function writing<B extends TSchema, A extends TSchema, P extends TSchema = typeof nothing>(
  operation: Omit<Writing<P, B, A>, 'method' | 'params' | 'query'> & { params?: P },
): Writing<P, B, A> {
  return { params: nothing as unknown as P, query: languageQuery, ...operation, method: 'post' }
}

export const language = Type.Optional(
  Type.String({
    description: 'en or cy. What the council does not have is answered in its first language.',
    maxLength: 10,
  }),
)
export const languageQuery = Type.Object({ language })

/** Caching: what changes seldom, what changes at any moment. */
export const SELDOM = 'public, max-age=60'
export const ALWAYS = 'no-cache'
