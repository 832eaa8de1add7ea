import type { Transporter } from 'nodemailer'
import type { Mail, MailPort } from '../../platform/ports.ts'

/** Mail by SMTP where a server is set; else kept in the outbox only, which the administrator of a demonstration reads. */
export function createMailer(settings: { url: string | null; from: string | null }): MailPort {
  if (!settings.url) return recordingMailer()
  const { url } = settings
  // Loaded for the first mail: a web process sends hardly any.
  let opened: Promise<Transporter> | undefined
  const open = async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport(url, { pool: true, maxConnections: 4 } as object)
  }
  return {
    isSending: true,
    async send(mail: Mail) {
      opened ??= open()
      const transport = await opened
      const info = await transport.sendMail({
        from: settings.from ?? mail.from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        ...(mail.html ? { html: mail.html } : {}),
        // The same message sent again carries the same id, so that the receiving side can tell.
        messageId: `<${mail.id}@firstpoint>`,
        ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
        ...(mail.answers ? { inReplyTo: mail.answers, references: [mail.answers] } : {}),
        headers: { ...(mail.byPerson ? {} : automatic(mail)), ...mail.headers },
      })
      return { status: 'sent', answer: String(info.response ?? '') }
    },
  }
}

/** So that no machine answers it (RFC 3834). */
const automatic = ({ answers }: Mail) => ({
  'Auto-Submitted': answers ? 'auto-replied' : 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
})

/** Sends nothing: the message in the outbox is the record. */
function recordingMailer(): MailPort {
  return {
    isSending: false,
    send: async () => ({ status: 'recorded', answer: 'No mail server is set: kept here, not sent' }),
  }
}
