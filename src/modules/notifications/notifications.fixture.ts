// Requests to tell of, and what was told, for the tests of this module.
import { digestEvents } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import type { Language } from '../../platform/text.ts'
import { listMessages, type MessageRow, type QuietHours } from '../channels/index.ts'
import { followRequest, type OpenedRequest, openSubmission, reporterFrom } from '../requests/index.ts'
import { notificationFollower, tellWaitingNews } from './index.ts'

export const ORIGIN = 'https://council.test'

interface Asking {
  service?: string
  email?: string
  phone?: string
  safe?: ('email' | 'phone' | 'text')[]
  language?: Language
  postcode?: string
  place?: { lat: number; lng: number; words: string }
}

let asked = 0

/** Opens a request by somebody with this email (none: nobody is named). */
export async function ask(
  ctx: Ctx,
  { service = 'pothole', email, phone, safe, language = 'en', postcode, place }: Asking = {},
): Promise<OpenedRequest> {
  const [opened] = await openSubmission(ctx, {
    key: `notifications-${++asked}`,
    reporter:
      email || phone
        ? reporterFrom({
            name: 'Sam Sample',
            ...(email && { email }),
            ...(phone && { phone }),
            ...(safe ? { safe } : {}),
          })
        : null,
    language,
    requests: [
      {
        service,
        answers: {},
        details: 'A deep hole near the school',
        ...(postcode ? { postcode } : {}),
        ...(place ? { place } : {}),
      },
    ],
  })
  return opened!
}

/** 'It's the same one', said by somebody with this email. Answers her participation. */
export async function join(ctx: Ctx, requestId: string, email: string): Promise<string> {
  const reporter = reporterFrom({ name: 'Jo Joiner', email })
  const joined = await followRequest(ctx, { requestId, key: `join-${email}-${requestId}`, reporter, language: 'en' })
  return joined.participantId
}

const REACHED = { origin: ORIGIN, answersByEmail: false }
const DAY = 86_400_000
let days = 0

/** Lets the follower hear of everything so far; answers the messages it had not made before, oldest first. What may wait is waited for. */
export async function tellNow(ctx: Ctx): Promise<MessageRow[]> {
  return newMessages(ctx, async () => {
    await tellAtOnce(ctx)
    // Each time later than the time before: what was told then has been told.
    const later = new Date(ctx.now().getTime() + ++days * DAY)
    await tellWhatWaits(withContext(ctx, { now: () => later }))
  })
}

/** The same, of what goes at once. */
export const tellAtOnce = (ctx: Ctx, quietHours: QuietHours | null = null): Promise<MessageRow[]> =>
  newMessages(ctx, () => digestEvents(withContext(ctx, {}), notificationFollower({ ...REACHED, quietHours })))

/** What has waited long enough. */
export const tellWhatWaits = (ctx: Ctx): Promise<MessageRow[]> => newMessages(ctx, () => tellWaitingNews(ctx, REACHED))

async function newMessages(ctx: Ctx, work: () => Promise<unknown>): Promise<MessageRow[]> {
  const before = new Set((await listMessages(ctx, { limit: 500 })).rows.map(row => row.id))
  await work()
  const after = await listMessages(ctx, { limit: 500 })
  return after.rows.filter(row => !before.has(row.id)).sort((a, b) => a.id.localeCompare(b.id))
}
