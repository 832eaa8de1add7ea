import { keepReadingMailbox, type MailAccount, type MailKeeper } from './adapters/mailboxes/index.ts'
import type { App } from './app.ts'
import {
  findNotArrived,
  forgetInlets,
  holdInlets,
  noteLook,
  openMailbox,
  readMailboxTo,
  receiveArrivals,
  releaseInlets,
} from './modules/channels/index.ts'
import { readEnvelope } from './modules/correspondence/index.ts'
import { system } from './platform/actor.ts'
import type { Ctx } from './platform/context.ts'
import { newId } from './platform/id.ts'
import { type Repeating, repeat } from './platform/repeat.ts'

const SAY_EVERY = 3_000

/**
 * Says which ways mail comes in by this worker, and reads the mailboxes that no other worker reads. `listening`: the names of
 * others that it keeps going by itself.
 */
export function keepInlets(app: App, listening: () => string[]): Repeating {
  const ctx = app.context({ actor: system('mail') })
  const worker = newId()
  const accounts = new Map(app.config.imapAccounts.map(account => [sourceOf(account), account]))
  const reading = new Map<string, Repeating>()

  async function hold(): Promise<boolean> {
    const held = await holdInlets(ctx, worker, [...accounts.keys(), ...listening()])
    for (const [name, account] of accounts) {
      if (held.has(name) && !reading.has(name)) reading.set(name, keepReadingMailbox(account, keeperOf(ctx, name)))
      if (held.has(name)) continue
      await reading.get(name)?.stop()
      reading.delete(name)
    }
    await forgetInlets(ctx)
    return false
  }

  const holding = repeat(hold, {
    every: SAY_EVERY,
    onError: err => ctx.log.warn({ err }, 'the ways mail comes in could not be noted'),
  })
  return {
    async stop() {
      await holding.stop()
      await Promise.all([...reading.values()].map(each => each.stop()))
      await releaseInlets(ctx, worker).catch(() => {})
    },
  }
}

const sourceOf = ({ name }: MailAccount): string => `imap:${name}`

function keeperOf(ctx: Ctx, source: string): MailKeeper {
  return {
    open: mailbox => openMailbox(ctx, source, mailbox),
    findMissing: keys => findNotArrived(ctx, source, keys),
    async keep(mails) {
      const arrivals = mails.map(({ key: sourceKey, raw, problem }) => {
        const common = { medium: 'email' as const, source, sourceKey, mediaType: 'message/rfc822' }
        return { ...common, ...readEnvelope(raw), raw, problem }
      })
      await receiveArrivals(ctx, arrivals)
    },
    readTo: lastUid => readMailboxTo(ctx, source, lastUid),
    onLook: () => noteLook(ctx, source, null),
    async onProblem(problem, { message }) {
      ctx.log.warn({ inlet: source, problem, because: message }, 'a mailbox cannot be read now')
      await noteLook(ctx, source, problem)
    },
  }
}
