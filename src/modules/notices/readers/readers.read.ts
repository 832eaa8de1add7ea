import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { Language } from '../../../platform/text.ts'
import { readCatalogue } from '../../catalogue/index.ts'
import { placeOfPostcode } from '../../places/index.ts'
import { extentOf, type Notice } from '../notice.ts'
import { listCurrentNotices } from '../notices.read.ts'
import type { Reader } from './reader.ts'

export interface ToldReader extends Pick<Reader, 'id' | 'medium' | 'recipient'> {
  language: Language
}

type About = Pick<Notice, 'services' | 'areas' | 'route'>

/** Who wants news of such a notice, there. What must stay private is no news to send. */
async function wanting(ctx: Ctx, notice: About): Promise<RawBuilder<unknown>> {
  const { services } = await readCatalogue(ctx)
  const known = notice.services.flatMap(slug => services.get(slug) ?? []).filter(each => !each.privacy.sensitive)
  const themes = [...new Set(known.flatMap(each => each.themes))]
  const slugs = known.map(({ slug }) => slug)
  const { areas, postcodes } = extentOf(notice)
  return sql`notices.readers r where r.confirmed_at is not null and ${slugs.length > 0}
    and (r.themes = '{}' and r.services = '{}' or r.services && ${slugs}::text[] or r.themes && ${themes}::text[])
    and places.is_within(${[...areas]}::text[], ${[...postcodes]}::text[], r.postcode, r.areas)`
}

/** At most `limit`, in the order of their addresses; `after`: those behind this one, in small letters. */
export async function listReaders(
  ctx: Ctx,
  notice: About,
  { after, limit }: { after: string; limit: number },
): Promise<ToldReader[]> {
  const { rows } =
    await sql<ToldReader>`select r.id, r.medium, r.recipient, r.language from ${await wanting(ctx, notice)}
    and lower(r.recipient) > ${after} order by lower(r.recipient) limit ${limit}`.execute(ctx.db)
  return rows
}

export async function countReaders(ctx: Ctx, notice: About): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from ${await wanting(ctx, notice)}`.execute(ctx.db)
  return rows[0]!.count
}

/** What holds now of what she wants news of, the newest first. */
export async function listNewsFor(
  ctx: Ctx,
  { postcode, themes, services }: Pick<Reader, 'postcode' | 'themes' | 'services'>,
) {
  const catalogue = await readCatalogue(ctx)
  const isWanted = (slug: string) =>
    services.includes(slug) || catalogue.services.get(slug)?.themes.some(theme => themes.includes(theme))
  const wantsAll = themes.length === 0 && services.length === 0
  const current = await listCurrentNotices(ctx, { at: await placeOfPostcode(ctx, postcode) })
  return current.filter(notice => wantsAll || notice.services.length === 0 || notice.services.some(isWanted))
}
