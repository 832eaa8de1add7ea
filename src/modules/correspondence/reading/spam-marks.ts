import type { MailHeaders } from './mime/mail-headers.ts'

/** What filters before us write when they hold a mail for spam. Each by what its makers document. */
const MARKS: { filter: string; heading: string; isSpam: (value: string) => boolean }[] = [
  { filter: 'SpamAssassin, Rspamd, Amavis', heading: 'x-spam-flag', isSpam: value => /^yes/i.test(value) },
  { filter: 'SpamAssassin', heading: 'x-spam-status', isSpam: value => /^yes/i.test(value) },
  { filter: 'Rspamd', heading: 'x-spam', isSpam: value => /^yes|^true/i.test(value) },
  { filter: 'Rspamd', heading: 'x-spamd-result', isSpam: value => /^default:\s*true/i.test(value) },
  {
    filter: 'Exchange: 5 and more is spam',
    heading: 'x-ms-exchange-organization-scl',
    isSpam: value => Number.parseInt(value, 10) >= 5,
  },
  {
    filter: 'Exchange Online',
    heading: 'x-forefront-antispam-report',
    isSpam: value => /\bSFV:SPM\b/.test(value) || Number(/\bSCL:(\d+)/.exec(value)?.[1]) >= 5,
  },
  { filter: 'Barracuda', heading: 'x-barracuda-spam-flag', isSpam: value => /^yes/i.test(value) },
  { filter: 'Bogofilter', heading: 'x-bogosity', isSpam: value => /^(yes|spam)/i.test(value) },
  { filter: 'DSPAM', heading: 'x-dspam-result', isSpam: value => /^spam/i.test(value) },
  {
    filter: 'Proofpoint',
    heading: 'x-proofpoint-spam-details',
    isSpam: value => /\brule=(?:\w+_)?spam\b/i.test(value),
  },
  { filter: 'Mimecast', heading: 'x-mimecast-spam-score', isSpam: value => Number.parseInt(value, 10) >= 7 },
]

/** Whether a filter before us held the mail for spam. */
export const isMarkedSpam = (headers: MailHeaders): boolean =>
  MARKS.some(({ heading, isSpam }) => headers.all(heading).some(value => isSpam(value.trim())))
