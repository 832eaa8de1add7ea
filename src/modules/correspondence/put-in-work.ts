import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newReference } from '../../platform/spoken-code/index.ts'
import { noteNotBack } from './asked-before.ts'
import { mailReceived } from './correspondence.events.ts'
import { putForColleague, understandMatter } from './put-for-colleague.ts'
import { readReceived } from './received.read.ts'

/**
 * A colleague sees that somebody wrote this after all, though it was held for unwanted, or came by a list: it waits with all
 * that is new, and is no longer called unwanted. Nobody is answered by the program. Throws NotFound, Refused `correspondence.in-work-already`.
 */
export async function putInWork(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const mail = await readReceived(ctx, id)
    const { numAffectedRows } = await sql`update correspondence.received
      set became = 'waiting', is_spam = false, is_list = false, reference = ${newReference()}
      where id = ${mail.id}::uuid and became = 'kept' and kind = 'message' and (is_spam or is_list) and copy_of is null`.execute(
      ctx.db,
    )
    refuseUnless(!!numAffectedRows, 'correspondence.in-work-already')
    const wanted = { ...mail, isSpam: false }
    const put = await understandMatter(ctx, wanted)
    await noteNotBack(ctx, mail.id, put.notBack)
    await putForColleague(ctx, wanted, put)
    const { threadId, kind, requestId } = mail
    await publish(ctx, mailReceived({ receivedId: mail.id, threadId, kind, became: 'waiting', requestId }))
  })
}
