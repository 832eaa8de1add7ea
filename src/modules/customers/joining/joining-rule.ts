// 'Certain pairs join by themselves': only while the council has signed that they may.
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, Refused, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { newId } from '../../../platform/id.ts'
import { can } from '../../organisation/index.ts'
import { joiningRuleSigned, joiningRuleWithdrawn } from './joining.events.ts'

export interface JoiningRule {
  id: string
  signedBy: string
  signedAt: Date
}

/** Who signed it and when; null while it is off, as it is at first. */
export async function readJoiningRule(ctx: Ctx): Promise<JoiningRule | null> {
  const { rows } = await sql<JoiningRule>`
    select r.id, s.name as "signedBy", r.signed_at as "signedAt" from customers.joining_rules r
    join organisation.colleagues s on s.id = r.signed_by where r.withdrawn_at is null`.execute(ctx.db)
  return rows[0] ?? null
}

/** Throws Refused where one may not, or where it is signed. */
export async function signJoiningRule(ctx: Ctx): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || !can(actor, 'customers.sign-joining')) throw new NotFound('joining rule')
  await ctx.transaction(async ctx => {
    refuseUnless((await readJoiningRule(ctx)) === null, 'customers.rule-signed-already')
    const ruleId = newId()
    await sql`insert into customers.joining_rules (id, signed_by, signed_at)
      values (${ruleId}, ${actor.id}, ${ctx.now()})`.execute(ctx.db)
    await publish(ctx, joiningRuleSigned({ ruleId }))
  })
}

/** What was joined by it stays joined; each can be undone. */
export async function withdrawJoiningRule(ctx: Ctx): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || !can(actor, 'customers.sign-joining')) throw new NotFound('joining rule')
  await ctx.transaction(async ctx => {
    const { rows } = await sql<{ id: string }>`update customers.joining_rules
      set withdrawn_at = ${ctx.now()}, withdrawn_by = ${actor.id} where withdrawn_at is null returning id`.execute(
      ctx.db,
    )
    if (!rows[0]) throw new Refused('customers.rule-not-signed')
    await publish(ctx, joiningRuleWithdrawn({ ruleId: rows[0].id }))
  })
}
