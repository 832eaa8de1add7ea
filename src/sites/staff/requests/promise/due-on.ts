import { readRequest } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'

const ZONE = 'Europe/London'

/** The moment on another day (`YYYY-MM-DD`) at which a step is due: at the time of day it was promised for. */
export async function dueOn(ctx: Ctx, about: { requestId: string; step: string }, day: string): Promise<Date> {
  const { promises } = await readRequest(ctx, about.requestId)
  const promised = promises.find(each => each.step === about.step)?.firstDueAt ?? ctx.now()
  const time = promised.toTemporalInstant().toZonedDateTimeISO(ZONE).toPlainTime()
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ZONE, plainTime: time }).epochMilliseconds)
}
