import type { Transporter } from 'nodemailer'
import { type Mail, type MailPort, NotTaken } from '../../platform/ports.ts'
import { isHere } from '../is-here.ts'
import { askForToken } from '../sign-in-token.ts'
import { readTokenServer, type TokenServer } from './mail-server.ts'

/** Mail by SMTP where a server is set; else kept in the outbox only, which the administrator of a demonstration reads. */
export function createMailer(settings: { url: string | null; from: string | null; perMinute?: number }): MailPort {
  if (!settings.url) return recordingMailer()
  const { url } = settings
  // Loaded for the first mail: a web process sends hardly any.
  let opened: Promise<Transporter> | undefined
  const open = async () => {
    const { createTransport } = await import('nodemailer')
    const server = readTokenServer(url)
    // Options as nodemailer reads them; its types know no pool beside an address.
    const where = server ? { ...server, auth: authOf(server) } : url
    const guarded = { ...POOL, requireTLS: mustBeSecret(new URL(url)) }
    return createTransport({ ...(typeof where === 'string' ? { url: where } : where), ...guarded } as object)
  }
  return {
    isSending: true,
    ...(settings.perMinute && { perMinute: settings.perMinute }),
    async send(mail: Mail) {
      opened ??= open()
      const transport = await opened
      const mailed = transport.sendMail({
        from: settings.from ?? mail.from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        ...(mail.html ? { html: mail.html } : {}),
        // The same message sent again carries the same id, so that the receiving side can tell.
        messageId: `<${mail.id}@${domainOf(settings.from ?? mail.from)}>`,
        ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
        ...(mail.answers ? { inReplyTo: mail.answers, references: [mail.answers] } : {}),
        // What carries it may change the Message-ID: by this it is known when it comes back.
        headers: { 'X-Firstpoint-Message': mail.id, ...(mail.byPerson ? {} : automatic(mail)), ...mail.headers },
      })
      const info = await mailed.catch(refusal)
      return { status: 'sent', answer: String(info.response ?? '') }
    },
  }
}

const POOL = { pool: true, maxConnections: 4 }

/** No password and no token goes over a wire in clear: a server that offers no STARTTLS gets neither. A relay without sign-in may. */
const mustBeSecret = ({ protocol, username, hostname }: URL): boolean =>
  protocol === 'smtp:' && username !== '' && !isHere(hostname)

/** A token is asked for when the one before is over. */
const authOf = ({ user, signIn }: TokenServer) => ({
  type: 'OAuth2' as const,
  user,
  provisionCallback(
    _user: string,
    _renew: boolean,
    done: (error: Error | null, token?: string, until?: number) => void,
  ) {
    askForToken(signIn).then(({ accessToken, expiresAt }) => done(null, accessToken, expiresAt.getTime()), done)
  },
})

/** Of the sender: an id of any other domain may be taken for that of unwanted mail. */
const domainOf = (from: string): string => /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'firstpoint'

/**
 * What the server said of this mail or its reader (RFC 5321, 4.2.1): 5 is for good, 4 for now. Whatever it says earlier, or 421,
 * is of every mail: it does not work for us.
 */
function refusal(error: Error & { command?: string; responseCode?: number }): never {
  const { command = '', responseCode: said = 0 } = error
  if (said < 400 || said === 421 || !['RCPT TO', 'DATA'].includes(command)) throw error
  throw new NotTaken(error.message, { isFinal: said >= 500 })
}

/** So that no machine answers it (RFC 3834). */
const automatic = ({ answers }: Mail) => ({
  'Auto-Submitted': answers ? 'auto-replied' : 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
})

/** Where no mail server is set, mail to this address fails for good: so a demonstration shows what happens then. */
const NO_SUCH_MAILBOX = 'no-such-mailbox@demo.example'

/** Sends nothing: the message in the outbox is the record. */
function recordingMailer(): MailPort {
  return {
    isSending: false,
    async send({ to }) {
      if (to === NO_SUCH_MAILBOX) throw new NotTaken('550 5.1.1 No such mailbox (demonstration)', { isFinal: true })
      return { status: 'recorded', answer: 'No mail server is set: kept here, not sent' }
    },
  }
}
