import { readJoinable } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { formatCode, speakCode } from '../../../platform/spoken-code/index.ts'
import { say } from '../../../platform/text.ts'
import { publicPlace } from '../../public-words.ts'
import { serviceNow } from '../requests/heading.ts'

/** What is read out of a request that a caller is added to: nothing that she may not know. */
export async function sayJoinable(ctx: Ctx, id: string) {
  const joinable = await readJoinable(ctx, id)
  return {
    service: say((await serviceNow(ctx, joinable)).name, 'en'),
    place: publicPlace(joinable.placeWords, joinable.names),
    reference: formatCode(joinable.reference),
    spoken: speakCode(joinable.reference),
    openedAt: joinable.openedAt,
  }
}
