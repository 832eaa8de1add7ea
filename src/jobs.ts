import { type SweepableStore, sweepOrphans } from './adapters/files/index.ts'
import type { App } from './app.ts'
import { reachedBy } from './followers.ts'
import { closeBookedDays, remindOfBookings } from './modules/bookings/index.ts'
import {
  ASK_PROVIDERS_JOB,
  askProviders,
  removeOldRaw,
  SEND_MESSAGE_JOB,
  type SendingBy,
  sendMessage,
} from './modules/channels/index.ts'
import { FETCH_FILE_JOB, fetchFile } from './modules/correspondence/index.ts'
import { matchWaiting, setMissingKeys } from './modules/customers/index.ts'
import { expireDrafts } from './modules/drafts/index.ts'
import { ringAgain } from './modules/duty/index.ts'
import {
  BRING_IN_JOB,
  bringBackUnsent,
  bringIn,
  endLostCalls,
  forgetLineWebhooks,
  giveBackNotJoined,
  markMissed,
  returnUnanswered,
  TELL_RECORDING_JOB,
  tellRecording,
} from './modules/interactions/index.ts'
import {
  fallBack,
  forgetUnconfirmedNews,
  TELL_NOTICE_JOB,
  tellNotice,
  tellWaitingNews,
} from './modules/notifications/index.ts'
import { endAccess, readOrganisation } from './modules/organisation/index.ts'
import { closeDays } from './modules/reception/index.ts'
import { hearBodies, PASS_ON_JOB, passOn, SEND_REFERRAL_JOB, sendReferral } from './modules/referrals/index.ts'
import { forgetMessageDrafts, forgetViewers, SEND_HELD_JOB, sendHeldMessage } from './modules/requests/index.ts'
import { endDesksThatAreOver } from './modules/tours/index.ts'
import { forgetDeliveries, SEND_WEBHOOK_JOB, sendDelivery } from './modules/webhooks/index.ts'
import { system } from './platform/actor.ts'
import type { Ctx } from './platform/context.ts'
import type { Jobs } from './platform/jobs/index.ts'
import { say } from './platform/text.ts'

const DAY = 86_400_000

/** What the job queue does: the tasks by name, and those that come round by themselves. */
export function listJobs(app: App): Jobs {
  const ctx = app.context({ actor: system('worker') })
  const sendingToBody = (payload: unknown, { attempts, max_attempts }: { attempts: number; max_attempts: number }) => ({
    id: (payload as { id: string }).id,
    lastTry: attempts >= max_attempts,
    origin: app.config.baseUrl,
  })
  return {
    tasks: {
      [SEND_MESSAGE_JOB]: async (payload, { job }) => {
        const { id } = payload as { id: string }
        await sendMessage(ctx, { id, ...(await sendingBy(app, ctx)), lastTry: job.attempts >= job.max_attempts })
      },
      [SEND_WEBHOOK_JOB]: (payload, { job }) =>
        sendDelivery(ctx, { id: (payload as { id: string }).id, lastTry: job.attempts >= job.max_attempts }),
      [SEND_REFERRAL_JOB]: (payload, { job }) => sendReferral(ctx, sendingToBody(payload, job)),
      [PASS_ON_JOB]: (payload, { job }) => passOn(ctx, sendingToBody(payload, job)),
      'hear-bodies': () => hearBodies(ctx),
      [ASK_PROVIDERS_JOB]: async () => void (await askProviders(ctx)),
      [TELL_RECORDING_JOB]: payload => tellRecording(ctx, (payload as { callId: string }).callId),
      [BRING_IN_JOB]: payload => bringIn(ctx, (payload as { handoverId: string }).handoverId),
      [FETCH_FILE_JOB]: (payload, { job }) =>
        fetchFile(ctx, {
          ...(payload as { receivedId: string; position: number }),
          lastTry: job.attempts >= job.max_attempts,
        }),
      [SEND_HELD_JOB]: payload => sendHeldMessage(ctx, (payload as { id: string }).id),
      'expire-drafts': async () => {
        ctx.log.info({ expired: await expireDrafts(ctx) }, 'saved forms that nobody came back to were removed')
      },
      'end-access': async () => void (await endAccess(ctx)),
      'ring-duty-again': async () => {
        await ringAgain(ctx)
      },
      'set-customer-keys': () => setMissingKeys(ctx),
      'compare-customers': () => matchWaiting(ctx),
      'return-handovers': async () => {
        await returnUnanswered(ctx)
        await giveBackNotJoined(ctx)
      },
      'count-missed-call-backs': async () => {
        await markMissed(ctx)
        await bringBackUnsent(ctx)
      },
      'end-lost-calls': async () => void (await endLostCalls(ctx)),
      'forget-line-webhooks': () => forgetLineWebhooks(ctx),
      'close-days-at-reception': async () => {
        await closeDays(ctx)
        await closeBookedDays(ctx)
      },
      'remind-of-bookings': async () => void (await remindOfBookings(ctx, { origin: app.config.baseUrl })),
      'end-desks-of-tours': async () => void (await endDesksThatAreOver(ctx)),
      [TELL_NOTICE_JOB]: async payload =>
        void (await tellNotice(ctx, (payload as { id: string }).id, reachedBy(app.config))),
      'fall-back': async () => void (await fallBack(ctx, reachedBy(app.config))),
      'tell-waiting-news': async () => void (await tellWaitingNews(ctx, reachedBy(app.config))),
      'remove-old-raw': async () => {
        const months = app.config.keepRawMonths
        if (!months) return
        const before = ctx.now().toTemporalInstant().toZonedDateTimeISO('Europe/London').subtract({ months })
        const removed = await removeOldRaw(ctx, new Date(before.epochMilliseconds))
        ctx.log.info({ removed }, 'what came long ago is no longer kept as it came')
      },
      'forget-unconfirmed-news': () => forgetUnconfirmedNews(ctx),
      'forget-viewers': () => forgetViewers(ctx),
      'forget-message-drafts': () => forgetMessageDrafts(ctx),
      'forget-webhooks': () => forgetDeliveries(ctx),
      'sweep-orphan-files': () => sweepFiles(ctx, app.ports.files as SweepableStore),
    },
    timetable: [
      { task: 'expire-drafts', match: '17 2 * * *', options: { backfillPeriod: DAY } },
      // The follower of searches sets them at once; this is for many at a time, after an import or an upgrade.
      { task: 'set-customer-keys', match: '*/5 * * * *' },
      { task: 'compare-customers', match: '*/5 * * * *' },
      { task: ASK_PROVIDERS_JOB, match: '*/5 * * * *' },
      { task: 'hear-bodies', match: '*/10 * * * *' },
      { task: 'end-access', match: '* * * * *' },
      { task: 'ring-duty-again', match: '* * * * *' },
      { task: 'return-handovers', match: '* * * * *' },
      { task: 'count-missed-call-backs', match: '*/5 * * * *' },
      { task: 'end-lost-calls', match: '* * * * *' },
      { task: 'forget-line-webhooks', match: '43 2 * * *', options: { backfillPeriod: DAY } },
      { task: 'close-days-at-reception', match: '7 1 * * *', options: { backfillPeriod: DAY } },
      // In the day: nobody is woken by a text. What one hour missed the next one sends.
      { task: 'remind-of-bookings', match: '5 9-18 * * *' },
      { task: 'end-desks-of-tours', match: '*/5 * * * *' },
      { task: 'tell-waiting-news', match: '* * * * *' },
      { task: 'fall-back', match: '* * * * *' },
      { task: 'forget-unconfirmed-news', match: '41 * * * *' },
      { task: 'forget-viewers', match: '29 2 * * *', options: { backfillPeriod: DAY } },
      { task: 'forget-message-drafts', match: '31 2 * * *', options: { backfillPeriod: DAY } },
      { task: 'forget-webhooks', match: '37 2 * * *', options: { backfillPeriod: DAY } },
      { task: 'remove-old-raw', match: '23 2 * * *', options: { backfillPeriod: DAY } },
      { task: 'sweep-orphan-files', match: '41 2 * * *', options: { backfillPeriod: DAY } },
    ],
  }
}

/** How messages go out: from whom, where answers come back to, and when not. */
export async function sendingBy({ config }: App, ctx: Ctx): Promise<SendingBy> {
  const { council } = await readOrganisation(ctx)
  // Quoted: a name may hold a comma.
  const from = `"${say(council.name, 'en').replaceAll(/["\\]/g, '')}" <${council.contact.email}>`
  return { from, replyTo: config.mailReplyTo, quietHours: config.quietHours }
}

/** Removes bytes that no row names: an upload cut off by a crash, files of forms that expired. */
async function sweepFiles(ctx: Ctx, store: SweepableStore): Promise<void> {
  const swept = await sweepOrphans(store, {
    olderThan: new Date(ctx.now().getTime() - DAY),
    async known(hashes) {
      const rows = await ctx.db
        .selectFrom('platform.files')
        .select(['sha256', 'thumbnail_sha256'])
        .where(eb => eb.or([eb('sha256', 'in', hashes), eb('thumbnail_sha256', 'in', hashes)]))
        .execute()
      return new Set(rows.flatMap(row => [row.sha256, row.thumbnail_sha256 ?? row.sha256]))
    },
  })
  ctx.log.info(swept, 'files that nothing names were removed')
}
