// Mail in, by SMTP: the council's mail server hands on what comes for its inboxes.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import type { SMTPServer, SMTPServerDataStream, SMTPServerSession } from 'smtp-server'

export interface HandedMail {
  raw: Buffer
  /** Of the envelope; '' for mail that wants no answer. */
  sender: string
  recipients: string[]
}

export interface MailReceiverSettings {
  port: number
  host: string
  /** Files of a certificate and its key. Without them mail comes in the clear, as within one network. */
  tls?: { cert: string; key: string }
  /** Bytes of one mail; default 35 MB, which holds 25 MB of attachments. */
  mostBytes?: number
  mostRecipients?: number
  /** Is there such an inbox? Throws where that cannot be said now: it is asked again. */
  takes(recipient: string): Promise<boolean>
  /** When it answers, the mail is on the disk. When it throws, the sender keeps the mail and offers it again. */
  keep(mail: HandedMail): Promise<unknown>
  onProblem(error: Error): void
}

export interface MailReceiver {
  port: number
  /** Takes nobody new and finishes what is being handed over. */
  stop(): Promise<void>
}

const MOST_BYTES = 35_000_000
const MOST_RECIPIENTS = 100
const MOST_SENDERS = 50
const IDLE = 60_000

/**
 * Listens for mail. It is never said to be taken (250) before `keep` has answered; what cannot be kept is refused for now
 * (451), what is too long (552) or for nobody here (550) for good.
 */
export async function openMailReceiver(settings: MailReceiverSettings): Promise<MailReceiver> {
  const { mostBytes = MOST_BYTES, mostRecipients = MOST_RECIPIENTS, tls } = settings
  // Loaded only where mail is taken.
  const { SMTPServer } = await import('smtp-server')
  const keys = tls && { cert: await readFile(tls.cert), key: await readFile(tls.key) }
  const server: SMTPServer = new SMTPServer({
    ...keys,
    size: mostBytes,
    banner: 'Firstpoint',
    disabledCommands: ['AUTH', ...(keys ? [] : ['STARTTLS'])],
    maxClients: MOST_SENDERS,
    socketTimeout: IDLE,
    logger: false,
    onRcptTo({ address }, { envelope }, done) {
      if (envelope.rcptTo.length >= mostRecipients)
        return done(answer(452, 'Too many recipients: send it again for the others'))
      settings.takes(address).then(
        taken => done(taken ? null : answer(550, `There is no ${address} here`)),
        error => done(notNow(error)),
      )
    },
    onData(stream, session, done) {
      collect(stream, mostBytes)
        .then(async raw => {
          if (!raw) return done(answer(552, 'This mail is too long to be taken'))
          await settings.keep({ raw, ...envelopeOf(session) })
          done(null, 'It is kept')
        })
        .catch(error => done(notNow(error)))
    },
  })

  function notNow(error: Error): Error {
    settings.onProblem(error)
    return answer(451, 'It cannot be taken just now: send it again')
  }

  server.on('error', settings.onProblem)
  server.listen(settings.port, settings.host)
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise(resolve => server.close(resolve)),
  }
}

const answer = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode })

/** The whole of it; null for more than `most` bytes, which is read to its end and thrown away. */
async function collect(stream: SMTPServerDataStream, most: number): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of stream as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes <= most) parts.push(part)
  }
  return bytes > most ? null : Buffer.concat(parts)
}

function envelopeOf({ envelope }: SMTPServerSession): Pick<HandedMail, 'sender' | 'recipients'> {
  const { mailFrom, rcptTo } = envelope
  return { sender: mailFrom ? mailFrom.address : '', recipients: rcptTo.map(({ address }) => address) }
}
