import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { Refused, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { type Language, say } from '../../../platform/text.ts'
import { roomNamer } from '../../../platform/video-room.ts'
import { queueMessages } from '../../channels/index.ts'
import { readOrganisation } from '../../organisation/index.ts'
import { wordsFor, writeMessage } from '../../templates/index.ts'
import { mayWrite } from '../hush.ts'
import { adviserOf } from '../interaction.ts'
import { meetingSent } from '../interactions.events.ts'
import { getOwnForUpdate } from '../interactions.store.ts'
import { waysToNumber } from '../lines/safe-number.ts'
import { linkMessages } from '../links.messages.ts'
import { NO_WAYS, readWays, type Ways, wayNow } from '../ways.read.ts'
import { type WayToTell, type WrittenFrom, wayWrittenFrom } from '../written-from.read.ts'

/**
 * Adds a meeting by video to a conversation and sends whoever the actor speaks with the link, where that is safe: as links to
 * pay go; where her record has no way, or nobody knows who she is, to where she wrote from (`writtenFrom`); who is not known and rings, by
 * text to that phone, or to the one she is rung back on. `isChosen`: to where she wrote from and nowhere else, since the colleague said so
 * of several who wrote. Again, it is the same room, and so is one that was booked. `key`: sent twice is once.
 * Throws Refused `interactions.no-safe-way-to-meet`, `interactions.safe-not-said` (danger was raised, and nobody said that it is safe).
 */
export async function sendMeeting(
  ctx: Ctx,
  input: {
    interactionId: string
    key: string
    writtenFrom?: WrittenFrom | null
    isChosen?: boolean
    isSafeSaid?: boolean
  },
): Promise<void> {
  const adviser = adviserOf(ctx)
  const nameRoom = await roomNamer(ctx)
  await ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, input.interactionId)
    refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
    const isSafeSaid = await mayWrite(ctx, input)
    const caller = await readCaller(ctx, mine.id)
    const way =
      (input.isChosen ? null : await wayOf(ctx, caller, isSafeSaid)) ??
      (await wayWrittenFrom(ctx, caller.hasDied ? null : input.writtenFrom))
    if (!way) throw new Refused('interactions.no-safe-way-to-meet')
    const { medium, recipient, language, neutral, formats } = way
    const link = caller.link ?? ctx.ports.videoAddress(nameRoom(mine.id))
    const { rows } =
      await sql`insert into interactions.video_meetings (id, interaction_id, link, medium, sent_by, sent_at)
      values (${input.key}::uuid, ${mine.id}::uuid, ${link}, ${medium}, ${adviser.id}::uuid, ${ctx.now()})
      on conflict (id) do nothing returning id`.execute(ctx.db)
    if (rows.length === 0) return
    const { council } = await readOrganisation(ctx)
    const said = await writeMessage(
      ctx,
      linkMessages['meeting-link'],
      { phone: council.contact.phone, council: say(council.name, language) },
      { language, isNeutral: neutral, url: link },
    )
    await queueMessages(ctx, [
      {
        key: `meeting:${input.key}`,
        medium,
        recipient,
        language,
        subject: said.subject,
        ...wordsFor(medium, said, { language, formats }),
        formats,
        about: mine.id,
        thread: mine.id,
        // She waits for it.
        atOnce: true,
      },
    ])
    await publish(ctx, meetingSent({ interactionId: mine.id, medium }))
  })
}

interface Caller {
  personId: string | null
  hasDied: boolean
  phone: string | null
  language: Language | null
  /** Of a link that was sent before, or booked. */
  link: string | null
}

async function readCaller(ctx: Ctx, interactionId: string): Promise<Caller> {
  const { rows } = await sql<Caller>`select r.person_id as "personId", r.died_at is not null as "hasDied", k.language,
      coalesce(k.caller, (select b.phone from interactions.call_backs b where b.interaction_id = i.id limit 1)) as phone,
      (select v.link from interactions.video_meetings v where v.interaction_id = i.id order by v.sent_at limit 1) as link
    from interactions.interactions i left join interactions.calls k on k.id = i.call_id
    left join interactions.callers c on c.interaction_id = i.id
    left join customers.reachable r on r.customer_id = c.customer_id
    where i.id = ${interactionId}::uuid`.execute(ctx.db)
  return rows[0]!
}

async function wayOf(ctx: Ctx, caller: Caller, isSafeSaid: boolean): Promise<WayToTell | null> {
  const ways = caller.personId
    ? await readWays(ctx, caller.personId, caller.phone ?? '', { isSafeSaid })
    : await waysToUnknown(ctx, caller)
  const way = wayNow(ctx, ways)
  return way && { ...ways, ...way }
}

/** The phone in her hand, unless somebody has said that it is not safe. */
async function waysToUnknown(ctx: Ctx, { phone, language }: Caller): Promise<Ways> {
  const text = (await waysToNumber(ctx, phone)).text ? phone : null
  return { ...NO_WAYS, language: language ?? 'en', text, mobile: text }
}
