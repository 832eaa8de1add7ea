import { listReplies, saveReply } from '../../modules/replies/index.ts'
import type { StaffActor } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { idOfName } from '../../platform/id.ts'
import type { DemoOfPack } from './demo-file.ts'

/** Ready replies, as a team leader wrote them. What was changed or taken away since stays so. */
export async function seedReplies(ctx: Ctx, replies: DemoOfPack['replies'], staff: StaffActor[]): Promise<void> {
  const leader = staff.find(person => person.roles.includes('team-leader'))
  if (!leader || (await listReplies(ctx)).length > 0) return
  const as = withContext(ctx, { actor: leader })
  for (const reply of replies) await saveReply(as, { id: idOfName('demo-reply', reply.title), ...reply })
}
