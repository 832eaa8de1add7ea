import { openMailReceiver } from './adapters/mail-receiver/index.ts'
import type { App } from './app.ts'
import { keepInlets } from './mailboxes-in.ts'
import { readArrivals, receiveArrival } from './modules/channels/index.ts'
import { arrivalReader, domainOf, ownDomains } from './modules/correspondence/index.ts'
import { system } from './platform/actor.ts'
import { newId } from './platform/id.ts'
import { type Repeating, repeat } from './platform/repeat.ts'
import { formByText } from './sites/text/form-by-text.ts'

const LOOK_EVERY = 250
const LISTEN_AGAIN_AFTER = 10_000

/** Reads what has arrived, takes mail where a port is set, and reads mailboxes. Several processes may: one listens, all read. */
export async function takeMailIn(app: App): Promise<Repeating & { port?: number }> {
  const ctx = app.context({ actor: system('mail') })
  const origin = app.config.baseUrl
  const reader = arrivalReader({ origin, domains: app.config.mailDomains, takeText: formByText({ origin }) })
  const onError = (err: unknown) => ctx.log.error({ err }, 'what arrived could not be read')
  const reading = repeat(() => readArrivals(ctx, reader, { media: ['email', 'text', 'voice'] }), {
    every: LOOK_EVERY,
    onError,
  })
  // A thick scan takes minutes, and mail does not wait for it.
  const readingPost = repeat(() => readArrivals(ctx, reader, { media: ['letter'], atATime: 1 }), {
    every: LOOK_EVERY,
    onError,
  })
  const receiving = await keepReceiving(app)
  const inlets = keepInlets(app, () => {
    const port = receiving.port()
    return port === undefined ? [] : [`smtp:${port}`]
  })
  const port = receiving.port()
  return {
    ...(port !== undefined && { port }),
    async stop() {
      await Promise.all([receiving.stop(), inlets.stop()])
      // Not after the page in hand: it is read again when the program is back.
      await Promise.all([reading.stop(), readingPost.stop(), app.ports.scans.stop()])
    },
  }
}

/** A port that somebody else has is tried again: another worker may listen there, and one day no more. */
async function keepReceiving(app: App): Promise<Repeating & { port(): number | undefined }> {
  const { mailPort } = app.config
  if (mailPort === null) return { port: () => undefined, stop: async () => {} }
  let receiver = await openReceiver(app, mailPort).catch(err => noteTaken(app, mailPort, err))
  const listening = repeat(
    async () => {
      receiver ??= await openReceiver(app, mailPort).catch(() => null)
      return false
    },
    { every: LISTEN_AGAIN_AFTER, onError: () => {} },
  )
  return {
    port: () => receiver?.port,
    async stop() {
      await listening.stop()
      await receiver?.stop()
    },
  }
}

function noteTaken(app: App, port: number, err: Error): null {
  app.log.warn({ err, port }, 'nothing can listen for mail on this port now: set MAIL_PORT to another one')
  return null
}

function openReceiver(app: App, port: number) {
  const ctx = app.context({ actor: system('mail') })
  const { host, mailDomains, mailReplyTo, mailTlsCert: cert, mailTlsKey: key } = app.config
  const named = [...mailDomains, ...(mailReplyTo ? [domainOf(mailReplyTo)] : [])]
  return openMailReceiver({
    port,
    host,
    ...(cert && key && { tls: { cert, key } }),
    takes: async recipient =>
      named.includes(domainOf(recipient)) ||
      (mailDomains.length === 0 && (await ownDomains(ctx)).has(domainOf(recipient))),
    keep: ({ raw, sender, recipients }) =>
      receiveArrival(ctx, {
        medium: 'email',
        source: 'smtp',
        // Each time it is handed over is an arrival of its own: copies are told apart by what is in them.
        sourceKey: newId(),
        sender,
        recipients,
        raw,
        mediaType: 'message/rfc822',
      }),
    onProblem: err => ctx.log.warn({ err }, 'mail could not be taken'),
  })
}
