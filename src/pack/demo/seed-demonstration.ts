import { actorOf, seedDemoSignIns } from '../../modules/identity/index.ts'
import { findStaffByEmail, getStaff, inviteStaff } from '../../modules/organisation/index.ts'
import type { StaffActor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { chance } from './chance.ts'
import type { DemoOfPack, DemoRequest } from './demo-file.ts'
import { knowAbout } from './know-about.ts'
import { liveDemoRequest } from './live-demo-request.ts'
import { openDemoRequest, type Planned } from './open-demo-request.ts'
import { ringAgain } from './ring-again.ts'
import { seedBookings } from './seed-bookings.ts'
import { seedLetters } from './seed-letters.ts'
import { seedMails } from './seed-mails.ts'
import { seedReplies } from './seed-replies.ts'
import { seedPastCalls, seedRota } from './seed-rota.ts'
import { seedTexts } from './seed-texts.ts'
import { seedTour } from './seed-tour.ts'

const DAYS = 14
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** How many requests are made side by side. */
const LANES = 4

/**
 * Fills a demonstration with its staff, their sign-ins, and a fortnight of requests that end now. The same pack gives the
 * same fortnight. Cut short, it is completed by running it again. Refused in a database that is not a demonstration.
 */
export async function seedDemonstration(
  ctx: Ctx,
  demo: DemoOfPack,
  progress: (step: string) => void = () => {},
): Promise<void> {
  progress(`${demo.staff.length} demonstration sign-ins`)
  const staff = await inviteDemoStaff(ctx, demo)
  await seedReplies(ctx, demo.replies, staff)
  await seedTour(ctx, demo.tour)
  await seedRota(ctx, demo, new Map(staff.map(({ id, email }) => [email, id])))
  await seedBookings(ctx, demo)
  await seedPastCalls(ctx, demo)
  await seedMails(ctx, demo)
  await seedTexts(ctx, demo)
  await seedLetters(ctx, demo)
  progress(`${demo.requests.length} made-up requests of the last ${DAYS} days`)
  const advisers = staff.filter(person => person.roles.includes('adviser'))
  const adviserOf = ({ asked, number }: Planned) =>
    staff.find(person => person.email === asked.takenBy) ?? advisers[number % Math.max(1, advisers.length)]
  const planned = planFortnight(demo.requests, ctx.now())
  const lanes = Array.from({ length: LANES }, (_, lane) => planned.filter((_, index) => index % LANES === lane))
  await Promise.all(
    lanes.map(async lane => {
      for (const planned of lane) {
        const { asked } = planned
        const opened = await openDemoRequest(ctx, planned, adviserOf(planned))
        if (opened.again) continue
        await liveDemoRequest(ctx, demo, asked, opened.requestId, staff)
        if (advisers[0]) await ringAgain(ctx, asked, opened.requestId, advisers[0])
        await knowAbout(ctx, asked, opened.requestId, staff)
      }
    }),
  )
}

async function inviteDemoStaff(ctx: Ctx, demo: DemoOfPack): Promise<StaffActor[]> {
  const staff: StaffActor[] = []
  for (const { themes: _themes, ways: _ways, ...person } of demo.staff) {
    const known = await findStaffByEmail(ctx, person.email)
    staff.push(actorOf(known ?? (await getStaff(ctx, await inviteStaff(ctx, person)))))
  }
  await seedDemoSignIns(ctx, staff)
  return staff
}

/** Spreads the requests over the days, from 7 in the morning to 10 at night, in the order of time; some say their day. */
function planFortnight(requests: DemoRequest[], now: Date): Planned[] {
  const shuffled = requests
    .map((asked, index) => ({ asked, number: index + 1 }))
    .toSorted((a, b) => chance(a.asked.text, 'day') - chance(b.asked.text, 'day'))
  return shuffled
    .map(({ asked, number }, position) => {
      const daysAgo = asked.daysAgo ?? DAYS - 1 - Math.floor((position * DAYS) / shuffled.length)
      const at =
        daysAgo % 1 > 0
          ? now.getTime() - daysAgo * DAY_MS
          : timeOfDay(now, daysAgo, 7 + 15 * chance(asked.text, 'hour'))
      const latest = now.getTime() - (shuffled.length - position) * MINUTE_MS
      return { asked, number, at: new Date(Math.min(at, latest)) }
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

function timeOfDay(now: Date, daysAgo: number, hour: number): number {
  const day = new Date(now.getTime() - daysAgo * DAY_MS)
  const start = day.toTemporalInstant().toZonedDateTimeISO('Europe/London').startOfDay()
  return start.add({ minutes: Math.round(hour * 60) }).epochMilliseconds
}
