import type { FailedMessage } from '../../../../modules/channels/index.ts'

/** Why a message failed, in plain words, by what its provider said; the first that fits. Codes: the key of the text. */
const REASONS: [RegExp, string][] = [
  [/^They texted STOP/, 'stopped'],
  [/^Not sent: /, 'unsafe'],
  [/\b(mailbox|box).{0,20}full|over quota|\b552\b|5\.2\.2/i, 'full'],
  [/spam|blocked|blacklist|policy|5\.7\.|\b30007\b/i, 'blocked'],
  [
    /permanent-failure|no such|does not exist|unknown|not a valid|invalid|\b(21211|21614|30005|30006)\b|^55[013]|5\.1\./i,
    'nobody',
  ],
  [/temporary-failure|\b(30003|30008)\b|busy|^4\d\d/i, 'away'],
  [/validation-failed|virus-scan-failed/i, 'letter'],
]

/** What was held back, in our own words; '': it was not. */
export function whyHeldBack(answer: string | null): string {
  const because = /^Not sent: (.+)/s.exec(answer ?? '')?.[1]?.replace(/^Asked/, 'They asked')
  return because ? `${because[0]!.toUpperCase()}${because.slice(1)}` : ''
}

/** Whether whoever it is for asked that nobody rings them. */
export const isNotToBeRung = (answer: string | null): boolean =>
  /^Not sent: .*\bAsked us not to\b.*\bring\b/is.test(answer ?? '')

/** Whether nobody is there to be told. */
export const isForNobody = (answer: string | null): boolean => /^Not sent: .*has died/s.test(answer ?? '')

export const sayWhy = ({ answer, tries }: Pick<FailedMessage, 'answer' | 'tries'>): string =>
  REASONS.find(([says]) => says.test(answer ?? ''))?.[1] ?? (tries > 1 ? 'tried' : 'other')
