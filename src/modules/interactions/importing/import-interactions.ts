import type { Ctx } from '../../../platform/context.ts'
import { publish } from '../../../platform/events/index.ts'
import { type ImportInput, type ImportSummary, importRows } from '../../../platform/importing/index.ts'
import { refuseUnlessSource } from '../../customers/index.ts'
import { oldConversationsImported } from '../interactions.events.ts'
import type { InteractionColumns } from './columns.ts'
import { listGaps, noteGaps, saveOld } from './old-conversations.store.ts'
import { readOldConversation } from './read-old-conversation.ts'

export interface InteractionsInput extends ImportInput {
  columns: InteractionColumns
  /** The old system by whose ids the file names customers, where it is another one. */
  customers?: string
}

/** Brings past conversations of an old system in: as history of customers who were imported before. Throws Refused. */
export async function importInteractions(ctx: Ctx, input: InteractionsInput): Promise<ImportSummary> {
  const { source, customers = source, columns } = input
  for (const each of [source, customers]) refuseUnlessSource(each)
  const now = ctx.now()
  return importRows(ctx, input, {
    schema: 'interactions',
    read: row => readOldConversation({ source, customers }, row, columns, now),
    async write(ctx, batch, importId) {
      const gaps = await noteGaps(ctx, importId, batch)
      const taken = await saveOld(
        ctx,
        source,
        batch.filter(({ line }) => !gaps.has(line)),
      )
      return { ...taken, notTaken: [...gaps].map(line => ofNobody(line, customers)) }
    },
    listNotTaken: async (ctx, importId) => (await listGaps(ctx, importId)).map(line => ofNobody(line, customers)),
    async tell(ctx, importId, { added, changed }) {
      await publish(ctx, oldConversationsImported({ importId, added, changed }))
    },
  })
}

const ofNobody = (line: number, customers: string) => ({
  line,
  taken: 'no' as const,
  reason: `Its customer is not here from '${customers}': import the customers first`,
})
