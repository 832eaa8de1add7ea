import type { Ctx, CtxParts } from '../platform/context.ts'
import type { Renderer } from '../platform/page/render.ts'

/** What every site is given by the composition root. */
export interface SiteBase {
  /** The address people reach this council at, without a trailing slash. */
  origin: string
  mapTiles: { url: string; credit: string } | null
  renderer: Renderer
  /** Staff who sign in with a password need a second step. */
  /** Where answers by email come to; each message names its own, with a token before the @. */
  mailReplyTo: string | null
  staffTwoStep: boolean
  /** A context on the pool for one HTTP request. */
  context(parts: Partial<CtxParts>): Ctx
}
