import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { mailReceived } from './correspondence.events.ts'
import { addReceived, type NewReceived } from './received.store.ts'

/** Where links in what the program writes lead. */
export interface TakeInSettings {
  origin: string
  /** Domains that mail is taken for by the settings, beside those of the inboxes. */
  domains?: readonly string[]
}

/** Writes down what was understood and what became of it. */
export async function writeReceived(ctx: Ctx, row: NewReceived): Promise<void> {
  await addReceived(ctx, row)
  const { id: receivedId, threadId, kind, became, requestId } = row
  await publish(ctx, mailReceived({ receivedId, threadId, kind, became, requestId }))
}
