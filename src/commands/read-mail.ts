import { readFile } from 'node:fs/promises'
import type { Config } from '../config.ts'
import { type ReadMail, readMail, splitMbox } from '../modules/correspondence/index.ts'

/**
 * `firstpoint read-mail FILE…`: how the intake understands mails, a line of JSON each. An mbox with several mails gives a line for
 * each of them, with its number. Needs no database. A file that cannot be read is said, and the others are read.
 */
export async function run(_config: Config, files: string[]): Promise<void> {
  for (const file of files) {
    try {
      const mails = splitMbox(await readFile(file))
      for (const [at, mail] of mails.entries()) {
        const number = mails.length > 1 ? { mail: at + 1 } : {}
        await write(`${JSON.stringify({ file, ...number, ...summarise(await readMail(mail)) })}\n`)
      }
    } catch (error) {
      process.stderr.write(`${explain(file, error as NodeJS.ErrnoException)}\n`)
      process.exitCode = 1
    }
  }
}

/** Waits where the reader is slower than we are. */
const write = (line: string): Promise<void> =>
  new Promise((resolve, reject) => process.stdout.write(line, error => (error ? reject(error) : resolve())))

const summarise = (mail: ReadMail) => ({
  kind: mail.kind,
  from: mail.from?.address || mail.from?.name || null,
  subject: mail.subject,
  failedRecipients: mail.failedRecipients.map(({ address }) => address),
  reason: mail.failedRecipients.find(({ reason }) => reason)?.reason ?? mail.because,
  reply: mail.reply,
  attachments: mail.attachments.map(({ name, type, content }) => ({ name, type, bytes: content.length })),
})

function explain(file: string, error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return `There is no file ${file}.`
  if (error.code === 'EISDIR')
    return `${file} is a folder: name the files in it, such as ${file.replace(/\/$/, '')}/*.eml.`
  if (error.code === 'EACCES') return `${file} may not be read by this user.`
  if (error.code === 'ERR_FS_FILE_TOO_LARGE') return `${file} is too large to be a mail.`
  throw error
}
