import { findDangerSaid } from '../../../modules/catalogue/index.ts'
import type { ReceivedView } from '../../../modules/correspondence/index.ts'
import { dutyNumbersNow, readOrganisation } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'

/** Whom to ring about a mail or letter that waits and may mean danger, a letter that no machine was sure of too. All in memory. */
export async function readDanger(ctx: Ctx, { subject, words, whole }: ReceivedView) {
  const organisation = await readOrganisation(ctx)
  const rules = await findDangerSaid(ctx, [subject, words || whole].join('\n'))
  const numbers = rules.flatMap(rule => dutyNumbersNow(organisation, rule, ctx.now())?.numbers ?? [])
  return { numbers: [...new Map(numbers.map(each => [each.number, each])).values()] }
}
