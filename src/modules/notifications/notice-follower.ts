import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Follower } from '../../platform/events/index.ts'
import { letterHtml, letterText, link, paragraphsOf, words } from '../../platform/letter/index.ts'
import { normalPhone } from '../../platform/phone.ts'
import { say, translator } from '../../platform/text.ts'
import { MESSAGE_FORMATS, type NewMessage, type QuietHours, queueMessages, quietUntil } from '../channels/index.ts'
import { extentOf, listNotices, type Notice, noteTold, noticePublished, sayNotice } from '../notices/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { listWithBodies } from '../referrals/index.ts'
import { type Affected, listAffected, participantToken, stopToken } from '../requests/index.ts'
import { neutralSubject } from '../templates/index.ts'
import type { Reached } from './tell.ts'
import { tellReaders, wordsByText } from './tell-readers.ts'
import { texts } from './text.ts'

/** The job that tells those whom a notice is about; its payload is `{ id }`. */
export const TELL_NOTICE_JOB = 'tell-notice'

/** Plans the messages of a notice that tells people: by day, and away from the news of requests. */
export function noticeFollower({ quietHours }: { quietHours: QuietHours | null }): Follower {
  return {
    name: 'notifications.notices',
    types: [noticePublished.type],
    async handle(ctx, event) {
      if (event.data.tells !== true) return
      const due = quietUntil(ctx.now(), quietHours) ?? ctx.now()
      await sql`select graphile_worker.add_job(${TELL_NOTICE_JOB}, json_build_object('id', ${event.subject}::text),
        run_at => ${due}, job_key => ${`notice:${event.subject}`}, max_attempts => 12)`.execute(ctx.db)
    },
  }
}

/** So many rows go into one statement. */
const AT_A_TIME = 500

/**
 * Writes to those who wait for what a notice is about, each by her own way, once however often it runs, and some at a time, however
 * many they are; then to those who asked for news and have not heard of it by that. One that ended meanwhile tells nobody. Answers how
 * many it is for.
 */
export async function tellNotice(ctx: Ctx, id: string, { origin }: Reached): Promise<number> {
  const [notice] = await listNotices(ctx, [id])
  if (!notice?.tells || (notice.endsAt && notice.endsAt <= ctx.now())) return 0
  const about = { ...extentOf(notice), services: notice.services, except: await listWithBodies(ctx) }
  let count = 0
  const told = new Set<string>()
  for (let after = ''; ; ) {
    const some = await listAffected(ctx, about, { after, limit: AT_A_TIME })
    const messages = await Promise.all(some.map(person => noticeLetter(ctx, notice, person, origin)))
    await ctx.transaction(ctx => queueMessages(ctx, messages))
    count += some.length
    for (const { recipient, addresses } of some)
      for (const each of [recipient, ...addresses])
        told.add(each.includes('@') ? each.toLowerCase() : normalPhone(each))
    if (some.length < AT_A_TIME) {
      const readers = await tellReaders(ctx, notice, { origin, told })
      await noteTold(ctx, id, count, readers)
      return count + readers
    }
    after = some.at(-1)!.recipient.toLowerCase()
  }
}

/** What one of those whom a notice is about is sent. */
export async function noticeLetter(
  ctx: Ctx,
  notice: Notice,
  person: Omit<Affected, 'addresses'>,
  origin: string,
): Promise<NewMessage> {
  const { council } = await readOrganisation(ctx)
  const { language } = person
  const t = translator(texts, language)
  const subject = person.neutral ? neutralSubject(say(council.name, language), language) : sayNotice(notice, language)
  const url = `${origin}/track/${await participantToken(ctx, person.id)}`
  const blocks = [
    words(t('noticeWords')),
    words(sayNotice(notice, language)),
    ...paragraphsOf(say(notice.words, language)),
    link(t('follow'), url),
    words(t('linkIsPrivate')),
    words(t('stop')),
    words(say(council.name, language)),
  ]
  const formats = MESSAGE_FORMATS.filter(format => person.needs.includes(format))
  const common = {
    key: `notice:${notice.id}:${person.id}`,
    medium: person.way,
    recipient: person.recipient,
    language,
    subject,
    about: person.requestId,
    thread: person.id,
    urgency: 'notice' as const,
    at: ctx.now(),
  }
  if (person.way === 'text') {
    const told = { council: say(council.name, language), news: subject, words: wordsByText(notice, language), url }
    return { ...common, words: t(person.neutral ? 'noticeNeutral' : 'noticeShort', told) }
  }
  if (person.way === 'letter') return { ...common, words: letterText(blocks), formats }
  return {
    ...common,
    words: letterText(blocks),
    html: letterHtml({ subject, blocks }, language, formats.includes('large-print')),
    formats,
    stopUrl: `${origin}/stop/${await stopToken(ctx, person.id)}`,
  }
}
