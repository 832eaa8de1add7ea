import type { Ctx } from '../../platform/context.ts'
import { NotTaken, type Outlet, type Receipt } from '../../platform/ports.ts'
import { FAILURES, NotYet, type Provider, takeTurns } from './provider-turns.ts'
import { forgetHanded, handOver, inOtherHands, markHanded, noteTaken } from './send-by-provider.ts'
import { handOut, type Message, type Sending } from './send-message.ts'

/** `outlet` absent: the mail server. */
export type Carrier = Provider & { outlet: Outlet | null }

type How = (message: Message) => Omit<Sending, 'id'>

/** After so many milliseconds somebody else may be tried. */
const REST = 15_000

/**
 * Hands these to who carries them, each at its turn: the turns, the marks and what became of them are one statement each, however many
 * they are. `put` is called for each that is to be tried again. Once it fails again and again or takes no more, the rest is left.
 */
export async function sendLot(
  ctx: Ctx,
  carrier: Carrier,
  messages: readonly Message[],
  how: How,
  put: (message: Message, error: unknown) => Promise<unknown>,
): Promise<void> {
  const { outlet } = carrier
  const turns = await takeTurns(ctx, carrier, 'notice', messages.length).catch(error => error as Error)
  if (turns instanceof Error) {
    await Promise.all(messages.map(message => put(message, turns)))
    return
  }
  const { failedLately: failedBefore } = turns
  const lot = messages.slice(0, turns.count)
  // Only now: what was withheld while they waited is not handed over.
  await turns.wait(0)
  const ours = outlet ? await markHanded(ctx, lot) : null
  const taken: { id: string; receipt: Receipt }[] = []
  const left: Message[] = messages.slice(turns.count)
  let failures = 0
  let stop: NotYet | null = null

  async function send(message: Message): Promise<void> {
    const failedLately = failedBefore || failures > 0
    if (!outlet) return handOut(ctx, message, { ...how(message), turn: { failedLately } })
    const receipt = await handOver(ctx, message, outlet, { lastTry: how(message).lastTry, failedLately })
    if (receipt) taken.push({ id: message.id, receipt })
  }

  await Promise.all(
    lot.map(async (message, index) => {
      if (ours && !ours.has(message.id)) return put(message, inOtherHands(ctx))
      await turns.wait(index)
      if (stop) return left.push(message)
      try {
        await send(message)
        failures = 0
      } catch (error) {
        if (error instanceof NotYet) stop = error
        else if (isOfAll(error) && ++failures >= FAILURES) stop = new NotYet(new Date(ctx.now().getTime() + REST))
        await put(message, error)
      }
    }),
  )
  // These were never sent; where that was not clear before, it still is not.
  const unsent = left.filter(({ id, handed_at }) => !handed_at && ours?.has(id)).map(({ id }) => id)
  if (unsent.length > 0) await forgetHanded(ctx, unsent)
  await Promise.all(left.map(message => put(message, stop ?? new NotYet(new Date(ctx.now().getTime() + 1_000)))))
  if (outlet) await noteTaken(ctx, outlet, taken)
}

/** It is the carrier that does not work, not one reader's number. */
const isOfAll = (error: unknown): boolean => !(error instanceof NotTaken) || error.isOfAll
