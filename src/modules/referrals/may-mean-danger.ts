import type { Ctx } from '../../platform/context.ts'
import { findDangerSaid, findDangerTyped, getVersion } from '../catalogue/index.ts'
import type { RequestFacts } from '../requests/index.ts'

/** Nobody outside is given words of danger by a machine: a person reads them first. */
export async function mayMeanDanger(
  ctx: Ctx,
  { versionId, answers, details, placeWords }: RequestFacts,
): Promise<boolean> {
  const typed = await findDangerTyped(ctx, await getVersion(ctx, versionId), { answers, details })
  return typed.rules.length > 0 || (await findDangerSaid(ctx, placeWords ?? '', { isPart: true })).length > 0
}
