import type { Ctx } from '../../platform/context.ts'
import { replaceRows } from '../../platform/database/replace-rows.ts'
import { touch } from '../../platform/memory.ts'
import type { DutyOfPack } from './duty.ts'

/** Makes the kinds of danger and the plans those of the pack, in the caller's transaction. */
export async function replaceDuty(ctx: Ctx, { kinds, plans }: DutyOfPack): Promise<void> {
  const rows = (list: { id: string }[]) =>
    list.map((definition, position) => ({ id: definition.id, position, definition }))
  // A kind that left the pack stays: records name it.
  await replaceRows(ctx, 'duty.kinds', ['id'], rows(kinds), { keepOthers: true })
  await replaceRows(ctx, 'duty.plans', ['id'], rows(plans))
  await touch(ctx, 'duty-kinds')
}
