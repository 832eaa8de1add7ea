import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { noteReceipt } from './note-receipt.ts'
import { NotYet, readProviders, takeTurn } from './provider-turns.ts'

/** The job that asks what became of messages whose provider has not said it. */
export const ASK_PROVIDERS_JOB = 'ask-providers'

/** Providers tell most ends within minutes; then each is asked again after so long, and in the end no more. */
const REST = '15 minutes'
const FOR = '7 days'
const AT_A_TIME = 100

interface Open {
  id: string
  medium: 'text' | 'letter'
  providerId: string
}

/**
 * Asks for those that nobody asked for longest. A provider that does not answer, or has no turn for us, is asked the next time; one that
 * does not work at all is left alone. Answers how many.
 */
export async function askProviders(ctx: Ctx): Promise<number> {
  const broken = (await readProviders(ctx)).filter(({ brokenSince }) => brokenSince).map(({ name }) => name)
  const { rows } = await sql<Open>`update channels.messages m set asked_at = ${ctx.now()}
    where m.id in (select o.id from channels.messages o where o.status = 'sent' and o.provider_id is not null
        and o.provider = case o.medium when 'text' then ${ctx.ports.texts?.name ?? ''} else ${ctx.ports.letters?.name ?? ''} end
        and o.provider <> all(${broken}::text[]) and coalesce(o.asked_at, o.settled_at) < ${ctx.now()}::timestamptz - ${REST}::interval
        and o.created_at > ${ctx.now()}::timestamptz - ${FOR}::interval
      order by coalesce(o.asked_at, o.settled_at) limit ${AT_A_TIME} for update skip locked)
    returning m.id, m.medium, m.provider_id as "providerId"`.execute(ctx.db)
  for (const each of rows) if (!(await askFor(ctx, each))) break
  return rows.length
}

/** Answers whether there is a turn for more. */
async function askFor(ctx: Ctx, { id, medium, providerId }: Open): Promise<boolean> {
  const outlet = medium === 'text' ? ctx.ports.texts : ctx.ports.letters
  if (!outlet) return false
  try {
    await takeTurn(ctx, outlet, 'notice')
    const receipt = await outlet.ask(providerId)
    await noteReceipt(ctx, { id, provider: outlet.name, pencePerPart: outlet.pencePerPart }, receipt)
  } catch (error) {
    if (error instanceof NotYet) return false
    ctx.log.warn({ err: error, message: id }, 'a provider did not say what became of a message')
  }
  return true
}
