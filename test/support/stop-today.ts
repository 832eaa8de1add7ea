import { type AskedRequest, openSubmission } from '../../src/modules/requests/index.ts'
import { addStop } from '../../src/modules/tours/index.ts'
import { system } from '../../src/platform/actor.ts'
import { CHIPPENHAM } from '../journeys/steps.ts'
import type { Program } from './program.ts'

const HOUR = 3_600_000

/** A stop in this village within the hour, and something asked before: what is asked most is taken along. */
export async function stopToday({ ctx }: Program, village: string, asked: AskedRequest): Promise<void> {
  await addStop(ctx({ actor: system('test') }), {
    village: { en: village },
    place: { en: 'Village hall' },
    note: null,
    postcode: CHIPPENHAM.postcode,
    startsAt: new Date(Date.now() + HOUR),
    endsAt: new Date(Date.now() + 3 * HOUR),
  })
  await openSubmission(ctx({ channel: 'web' }), { key: 'before', language: 'en', reporter: null, requests: [asked] })
}
