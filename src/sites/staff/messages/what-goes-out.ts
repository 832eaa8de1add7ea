import type { Ports } from '../../../platform/ports.ts'
import { translator } from '../../../platform/text.ts'
import { text } from './text.ts'

type Medium = 'email' | 'text' | 'letter'

/** Which messages somebody carries as it is set up now, and which are only kept here. Pure. */
export function whatGoesOut({ mail, texts, letters }: Pick<Ports, 'mail' | 'texts' | 'letters'>): {
  sent: Medium[]
  kept: Medium[]
} {
  const carried: [Medium, boolean][] = [
    ['email', mail.isSending],
    ['text', texts !== null],
    ['letter', letters !== null],
  ]
  return {
    sent: carried.filter(([, isCarried]) => isCarried).map(([medium]) => medium),
    kept: carried.filter(([, isCarried]) => !isCarried).map(([medium]) => medium),
  }
}

/** What is true of each medium: providers can be set in a demonstration too. */
export function sayDemonstration(ports: Pick<Ports, 'mail' | 'texts' | 'letters'>): string {
  const t = translator(text, 'en')
  const { sent, kept } = whatGoesOut(ports)
  const named = (media: typeof sent) => media.map(medium => t(`many.${medium}`)).join(' and ')
  if (sent.length === 0) return t('demoKept')
  return [t('demoSent', { sent: named(sent) }), kept.length > 0 && t('demoOthers', { kept: named(kept) })]
    .filter(Boolean)
    .join(' ')
}
