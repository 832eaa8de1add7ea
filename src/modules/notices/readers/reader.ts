import type { Ctx } from '../../../platform/context.ts'
import { NotFound, refuseUnless } from '../../../platform/errors.ts'
import { idOfSigned, signedId } from '../../../platform/signed-id.ts'
import type { Language } from '../../../platform/text.ts'
import { readCatalogue } from '../../catalogue/index.ts'
import { findPostcode, parsePostcode, placeOfPostcode, sharesSector } from '../../places/index.ts'

/** What somebody wants news of, and where. No themes and no services: everything. */
export interface Wish {
  /** As typed. */
  postcode: string
  themes: string[]
  services: string[]
}

/** Somebody who asked for news without a request. */
export interface Reader extends Wish {
  id: string
  medium: 'email' | 'text'
  recipient: string
  language: Language
  askedAt: Date
  /** Null: nothing is sent. */
  confirmedAt: Date | null
}

/** So long she can say that it was she who asked. */
export const CONFIRM_MS = 2 * 86_400_000

/** A link with which she confirms, changes and ends it. */
export const readerToken = (ctx: Ctx, id: string): Promise<string> => signedId(ctx, 'reader', id)
export const readerOfToken = (ctx: Ctx, token: string): Promise<string | null> => idOfSigned(ctx, 'reader', token)

/** One that can only end it: mail programs see it. */
export const readerStopToken = (ctx: Ctx, id: string): Promise<string> => signedId(ctx, 'reader-stop', id)
export const readerOfStopToken = (ctx: Ctx, token: string): Promise<string | null> =>
  idOfSigned(ctx, 'reader-stop', token)

/** The row of a wish. Throws Refused: `notices.postcode-wrong`, `notices.postcode-not-ours`, `notices.no-such-topic`. */
export async function rowOfWish(ctx: Ctx, { postcode: typed, themes, services }: Wish) {
  const postcode = parsePostcode(typed) ?? ''
  refuseUnless(postcode !== '', 'notices.postcode-wrong')
  const isOurs = (await findPostcode(ctx, postcode)) !== null || (await sharesSector(ctx, postcode))
  refuseUnless(isOurs, 'notices.postcode-not-ours')
  const catalogue = await readCatalogue(ctx)
  // Left out, it would be one of nothing: everything.
  for (const id of themes)
    refuseUnless(
      catalogue.themes.some(theme => theme.id === id),
      'notices.no-such-topic',
    )
  for (const slug of services)
    refuseUnless(catalogue.services.get(slug)?.privacy.sensitive === false, 'notices.no-such-topic')
  const place = await placeOfPostcode(ctx, postcode)
  return { postcode, areas: [...(place?.areas ?? [])], themes, services }
}

/** The same before anything is written. */
export const checkWish = async (ctx: Ctx, wish: Wish): Promise<void> => void (await rowOfWish(ctx, wish))

/** Throws NotFound: she has ended it, or did not confirm in time. */
export async function readReader(ctx: Ctx, id: string): Promise<Reader> {
  const row = await ctx.db.selectFrom('notices.readers').selectAll().where('id', '=', id).executeTakeFirst()
  const isLate = row && !row.confirmed_at && row.asked_at.getTime() + CONFIRM_MS <= ctx.now().getTime()
  if (!row || isLate) throw new NotFound('reader')
  return {
    id,
    medium: row.medium as Reader['medium'],
    recipient: row.recipient,
    language: row.language as Language,
    postcode: row.postcode,
    themes: row.themes,
    services: row.services,
    askedAt: row.asked_at,
    confirmedAt: row.confirmed_at,
  }
}

/** The language she asked in, by her link or that to stop it; null for anything else. */
export async function languageOfReader(ctx: Ctx, token: string): Promise<Language | null> {
  const id = (await readerOfToken(ctx, token)) ?? (await readerOfStopToken(ctx, token))
  const row =
    id && (await ctx.db.selectFrom('notices.readers').select('language').where('id', '=', id).executeTakeFirst())
  return row ? (row.language as Language) : null
}
