import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { isId } from '../../../platform/id.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { say } from '../../../platform/text.ts'
import { readCatalogue } from '../../catalogue/index.ts'
import { queueMessages } from '../../channels/index.ts'
import { readOrganisation } from '../../organisation/index.ts'
import { findReporterOf, listOfPerson } from '../../requests/index.ts'
import { wordsFor, writeMessage } from '../../templates/index.ts'
import { mayWrite } from '../hush.ts'
import { adviserOf } from '../interaction.ts'
import { payLinkSent } from '../interactions.events.ts'
import { getOwnForUpdate } from '../interactions.store.ts'
import { linkMessages } from '../links.messages.ts'
import { readWays, wayNow } from '../ways.read.ts'

/** More than this is no fee that anybody pays by a link. */
const MOST_PENCE = 1_000_000

/**
 * Sends whoever the actor speaks with a link to pay for the request of a matter: to her alone where it is safe, never to
 * others who follow it. By the way her record says; else by text where she rings from a phone that takes them, else by email, else by text. `key`: sent twice
 * is once. `replaces`: whether it stands for the links of this matter that were sent before, which the message then says. Throws Refused
 * `interactions.nowhere-to-pay` (no address is set), `interactions.amount-wrong`, `interactions.nothing-to-pay-for`,
 * `interactions.say-if-replaces` (there is such a link for another sum, and nobody said), `interactions.no-safe-way`, `interactions.safe-not-said` (danger was raised, and nobody said that it is safe to write to them).
 */
export async function sendPayLink(
  ctx: Ctx,
  input: {
    interactionId: string
    matterId: string
    pence: number
    key: string
    replaces?: boolean
    isSafeSaid?: boolean
  },
): Promise<void> {
  const adviser = adviserOf(ctx)
  const { payAddress } = ctx.ports
  refuseUnless(payAddress !== null, 'interactions.nowhere-to-pay')
  const { pence, key } = input
  refuseUnless(Number.isInteger(pence) && pence > 0 && pence <= MOST_PENCE, 'interactions.amount-wrong')
  await ctx.transaction(async ctx => {
    const { matterId, requestId, phone, ...caller } = await lockPayable(ctx, input)
    const [request] = await listOfPerson(ctx, null, [requestId])
    if (!request) throw new NotFound('request')
    const isSafeSaid = await mayWrite(ctx, input)
    const payer = caller.payer ?? (await findReporterOf(ctx, requestId))
    const ways = payer ? await readWays(ctx, payer, phone ?? '', { isSafeSaid }) : null
    const way = ways && wayNow(ctx, ways)
    refuseUnless(!!way, 'interactions.no-safe-way')
    const { medium, recipient } = way!
    const { language, neutral, formats } = ways!
    const earlier = await lockStanding(ctx, matterId, key)
    // A link for the same sum has the same address: it is this one, and nobody is told not to pay with it.
    const others = earlier.filter(link => link.pence !== pence)
    refuseUnless(others.length === 0 || input.replaces !== undefined, 'interactions.say-if-replaces')
    const replaced = earlier.filter(link => input.replaces || link.pence === pence)
    const { rows } =
      await sql`insert into interactions.pay_links (id, matter_id, request_id, pence, medium, sent_by, sent_at)
      values (${key}::uuid, ${matterId}::uuid, ${requestId}::uuid, ${pence}, ${medium}, ${adviser.id}::uuid, ${ctx.now()})
      on conflict (id) do nothing returning id`.execute(ctx.db)
    if (rows.length === 0) return
    await sql`update interactions.pay_links set replaced_by = ${key}::uuid
      where id = any(${replaced.map(({ id }) => id)}::uuid[])`.execute(ctx.db)
    const [{ council }, { services }] = [await readOrganisation(ctx), await readCatalogue(ctx)]
    const isNeutral = neutral || request.sensitive
    const said = await writeMessage(
      ctx,
      linkMessages['pay-link'],
      {
        service: isNeutral || medium === 'text' ? '' : say(services.get(request.service)?.name, language),
        amount: pounds(pence),
        earlier: input.replaces ? [...new Set(others.map(link => pounds(link.pence)))].join(', ') : '',
        reference: formatCode(request.reference),
        phone: council.contact.phone,
        council: say(council.name, language),
      },
      { language, isNeutral, url: payAddress!({ reference: request.reference, pence }) },
    )
    await queueMessages(ctx, [
      {
        key: `pay:${key}`,
        medium,
        recipient,
        language,
        subject: said.subject,
        ...wordsFor(medium, said, { language, formats }),
        formats,
        about: requestId,
        thread: requestId,
        // She waits for it.
        atOnce: true,
      },
    ])
    await publish(ctx, payLinkSent({ interactionId: input.interactionId, matterId, requestId, pence }))
  })
}

const pounds = (pence: number): string => `£${(pence / 100).toFixed(2)}`

/** The links of a matter that nothing replaces, but for the one with this key. */
async function lockStanding(ctx: Ctx, matterId: string, key: string): Promise<{ id: string; pence: number }[]> {
  const { rows } = await sql<{ id: string; pence: number }>`select id, pence from interactions.pay_links
    where matter_id = ${matterId}::uuid and replaced_by is null and id <> ${key}::uuid order by sent_at for update`.execute(
    ctx.db,
  )
  return rows
}

/** The matter with the request that is paid for, and whose conversation it is. */
async function lockPayable(ctx: Ctx, input: { interactionId: string; matterId: string }) {
  const mine = await getOwnForUpdate(ctx, input.interactionId)
  refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
  const { rows } = await sql<{ requestId: string | null; payer: string | null; phone: string | null }>`
    select m.request_id as "requestId", r.person_id as "payer", k.caller as phone from interactions.matters m
    join interactions.interactions i on i.id = m.interaction_id
    left join interactions.calls k on k.id = i.call_id
    left join interactions.callers c on c.interaction_id = m.interaction_id
    left join customers.reachable r on r.customer_id = c.customer_id
    where m.id = ${isId(input.matterId) ? input.matterId : null}::uuid and m.interaction_id = ${mine.id}::uuid`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new NotFound('matter')
  refuseUnless(!!rows[0].requestId, 'interactions.nothing-to-pay-for')
  const { payer, phone } = rows[0]
  return { matterId: input.matterId, requestId: rows[0].requestId!, payer, phone }
}
