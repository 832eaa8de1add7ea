import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { say } from '../../platform/text.ts'
import { type CurrentService, findService } from '../catalogue/index.ts'
import { listKindsFor, raiseDutyByWords } from '../duty/index.ts'
import { readOrganisation } from '../organisation/index.ts'

/** What happens when somebody who chose this service says that she cannot wait: she is called first, and `rule` tells the duty team. */
interface Danger {
  /** Null: no kind of duty is for it, and no duty team hears. */
  rule: string | null
}

/** Of a service that people choose in danger; null: of most. */
export async function dangerOf(ctx: Ctx, { numbersFirst, danger }: CurrentService): Promise<Danger | null> {
  for (const rule of [numbersFirst, danger]) if (rule && (await listKindsFor(ctx, [rule])).length > 0) return { rule }
  return numbersFirst ? { rule: null } : null
}

/** Who has just come said that she cannot wait: the duty team of what she chose is told where she is, and nothing more is known. */
export async function tellDuty(
  ctx: Ctx,
  { visitId, location, ticket, service }: { visitId: string; location: string; ticket: string; service: string | null },
): Promise<void> {
  const chosen = service ? await findService(ctx, service) : null
  const danger = chosen && (await dangerOf(ctx, chosen))
  if (!chosen || !danger?.rule) return
  const place = (await readOrganisation(ctx)).locations.find(({ id }) => id === location)
  const words = `At the reception of ${say(place!.name, 'en')}, ticket ${ticket}. At the kiosk they chose '${say(chosen.name, 'en')}' and said that they cannot wait.`
  const program = withContext(ctx, { actor: system('reception') })
  await raiseDutyByWords(program, { visitId, threadId: visitId, from: '', words, rules: [danger.rule] })
}
