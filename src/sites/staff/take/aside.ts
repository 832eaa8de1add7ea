import { goOnRecording, pauseRecording, readAtScript } from '../../../modules/interactions/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { interpreterLine } from '../customers/lines-of-needs.ts'
import { needsNow } from '../desk/show-visit.ts'

/** What stands beside a script of the conversation in hand: needs, the interpreter, the recording. Null: none is in hand. */
export async function readAside(ctx: Ctx) {
  const at = await readAtScript(ctx)
  if (!at) return null
  const needs = await needsNow(ctx, { id: at.interactionId, channel: at.channel }, at.needs)
  return {
    ...at,
    needs,
    interpreter: await interpreterLine(ctx, needs),
    tellsTelephone: ctx.ports.telephony.isSet,
  }
}

/** A button about the recording, beside a question: `pause`, or anything else to go on. Without a call it is nothing. */
export async function moveRecording(ctx: Ctx, what: string): Promise<void> {
  const at = await readAtScript(ctx)
  if (!at?.recording) return
  if (what === 'pause') await pauseRecording(ctx, at.interactionId)
  else await goOnRecording(ctx, at.interactionId)
}
