import { type Booking, isHere, roomOfBooking } from '../../../modules/bookings/index.ts'
import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { localDay, sayTime } from '../../../platform/dates/index.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { say } from '../../../platform/text.ts'
import { text } from './text.ts'

/** Somebody who has booked, as lists of whoever receives people show her: two lists of held data, no query. */
export async function bookedShower(ctx: Ctx) {
  const roomOf = await roomOfBooking(ctx)
  const { teams } = await readOrganisation(ctx)
  const { themes, names } = await readCatalogue(ctx)
  const theme = (id: string) => say(themes.find(each => each.id === id)?.name, 'en') || id
  return <B extends Booking>(each: B) => ({
    ...each,
    name: each.name || text.kept.en,
    time: sayTime(each.from, { language: 'en' }),
    about: each.service ? say(names.get(each.service), 'en') : each.theme ? theme(each.theme) : '',
    needsSaid: each.needs.map(need => text[`need.${need}`].en),
    formatted: formatCode(each.reference),
    specialist: each.team && say(teams.get(each.team)?.name, 'en'),
    room: roomOf(each),
    isHere: isHere(each),
    isDue: each.from <= ctx.now(),
    isToday: localDay(each.from) === localDay(ctx.now()),
  })
}

export type ShownBooking = ReturnType<Awaited<ReturnType<typeof bookedShower>>>
