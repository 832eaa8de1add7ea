import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { NewReceived } from '../received.store.ts'
import { isDangerWithColleague, isStillOpen } from '../still-open.ts'
import { wordIn } from './keyword.ts'
import { listTextedAbout } from './texted-about.ts'

const THANKS = new Set('THANK THANKS THANKYOU THANX THX TY CHEERS TA DIOLCH'.split(' '))
const ASSENTS = new Set('OK OKAY K GREAT LOVELY PERFECT BRILLIANT EXCELLENT FINE GOOD COOL SUPER IAWN GWYCH'.split(' '))
const AROUND = new Set('YOU VERY SO MUCH MANY A LOT AGAIN ALL ONCE MORE THEN YN FAWR I CHI LLAWER DA'.split(' '))
const HANDS = /^(?:👍|👌|🙏|🙂|😊|❤|[\u{1F3FB}-\u{1F3FF}]|\uFE0F|\s)+$/u

/** What a text that says nothing else is: thanks, or 'OK' and 'OK, thanks', which can also be the answer to a question. Null: it says more. Pure. */
export function courtesyIn(words: string): 'thanks' | 'assent' | null {
  if (words.trim() !== '' && HANDS.test(words)) return 'assent'
  const all = wordIn(words).split(' ')
  if (!all.every(word => THANKS.has(word) || ASSENTS.has(word) || AROUND.has(word))) return null
  if (all.some(word => ASSENTS.has(word))) return 'assent'
  return all.some(word => THANKS.has(word)) ? 'thanks' : null
}

/** With a picture it says more. Pure. */
export const courtesyOf = ({ words, attachments }: Pick<NewReceived, 'words' | 'attachments'>) =>
  attachments.length > 0 ? null : courtesyIn(words)

/**
 * Whether a text is nothing but a courtesy: no matter begins with it, and it costs no answer. While something
 * of hers waits or is in hand, or of danger lately, it belongs to that; 'OK' to what a colleague wrote last, or while we have texted about something that is
 * open, may be what she was asked.
 */
export async function isOnlyCourtesy(ctx: Ctx, row: NewReceived): Promise<boolean> {
  const { threadId } = row
  const courtesy = courtesyOf(row)
  if (!courtesy || (await isStillOpen(ctx, threadId))) return false
  if (await isDangerWithColleague(ctx, row.fromAddress)) return false
  if (courtesy === 'thanks') return true
  if ((await listTextedAbout(ctx, row.fromAddress)).some(each => each && each.status !== 'closed')) return false
  const { rows } = await sql<{ byPerson: boolean }>`select by_person as "byPerson" from channels.sent_in_threads
    where thread_id = ${threadId}::uuid order by created_at desc limit 1`.execute(ctx.db)
  return !rows[0]?.byPerson
}
