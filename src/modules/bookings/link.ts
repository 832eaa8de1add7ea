import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { isSigned, readSettings, sign } from '../../platform/settings.ts'
import type { Language } from '../../platform/text.ts'
import { roomAt, roomNamer } from '../../platform/video-room.ts'
import { readOrganisation } from '../organisation/index.ts'

const PURPOSE = 'booking'
const ID_LENGTH = 36

/** The private link of a booking: its id and a signature of it. Made when it is needed, stored nowhere. */
export async function bookingToken(ctx: Ctx, id: string): Promise<string> {
  const { secret } = await readSettings(ctx)
  return id + sign(secret, PURPOSE, id)
}

/** The booking a token belongs to; null for anything that is not such a token. */
export async function bookingOfToken(ctx: Ctx, token: string): Promise<string | null> {
  const id = token.slice(0, ID_LENGTH)
  const { secret } = await readSettings(ctx)
  return isId(id) && isSigned(secret, PURPOSE, id, token.slice(ID_LENGTH)) ? id : null
}

/** The language in which it was booked; null where the token is none of ours. */
export async function languageOfBooking(ctx: Ctx, token: string): Promise<Language | null> {
  const id = await bookingOfToken(ctx, token)
  if (!id) return null
  const { rows } = await sql<{
    language: Language
  }>`select language from bookings.bookings where id = ${id}::uuid`.execute(ctx.db)
  return rows[0]?.language ?? null
}

/** The room of each booking by video: its team's, or one for it alone where the team's address holds `{room}`. Null: it is in person. */
export async function roomOfBooking(
  ctx: Ctx,
): Promise<(booking: { id: string; team: string | null }) => string | null> {
  const [nameRoom, { teams }] = [await roomNamer(ctx), await readOrganisation(ctx)]
  return ({ id, team }) => {
    const address = team && teams.get(team)?.video
    return address ? roomAt(address, nameRoom(id)) : null
  }
}
