import { receiveText } from '../../modules/correspondence/index.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import type { DemoOfPack } from './demo-file.ts'

const HOUR = 3_600_000

/** Texts as a provider would hand them over; the worker reads them as it reads any. Once, however often it runs. */
export async function seedTexts(ctx: Ctx, { texts }: DemoOfPack): Promise<void> {
  for (const [index, { from, words, hoursAgo }] of texts.entries()) {
    const at = new Date(ctx.now().getTime() - hoursAgo * HOUR)
    const body = { id: `demonstration-${index}`, source_number: from, message: words, date_received: at.toISOString() }
    await receiveText(withContext(ctx, { now: () => at }), { provider: 'notify', body: JSON.stringify(body) })
  }
}
