import { findDangerSaid } from '../../../modules/catalogue/index.ts'
import { beforeAnswering, type ReceivedView } from '../../../modules/correspondence/index.ts'
import { dutyNumbersNow, readOrganisation } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'

/** Whom to ring about a mail or letter that waits and may mean danger, a letter that no machine was sure of too. All in memory. */
export async function readDanger(ctx: Ctx, mail: ReceivedView) {
  const organisation = await readOrganisation(ctx)
  const { words, mind } = await beforeAnswering(ctx, { ...mail, words: mail.words || mail.whole })
  const rules = await findDangerSaid(ctx, [mail.subject, words].join('\n'))
  const numbers = rules.flatMap(rule => dutyNumbersNow(organisation, rule, ctx.now())?.numbers ?? [])
  return { mind, numbers: [...new Map(numbers.map(each => [each.number, each])).values()] }
}
