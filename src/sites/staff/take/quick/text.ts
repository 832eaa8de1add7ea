import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Take it in 30 seconds' },
  dangerLine: { en: 'Is anyone in danger now? Then 999 first.' },
  words: { en: 'What they need, in their own words' },
  service: { en: 'Service' },
  fallback: { en: 'A person finds the right team' },
  another: { en: 'Or another service' },
  noOther: { en: 'None' },
  'field.name': { en: 'Their name' },
  'field.email': { en: 'Email address' },
  'field.phone': { en: 'Phone number' },
  where: { en: 'Where is it? (optional)' },
  contact: { en: 'How can we reach them? (optional)' },
  safe: { en: 'They say that it is safe to write to them, ring and text' },
  safeTitle: { en: 'Is it safe?' },
  safeHint: { en: 'Leave this empty if you did not ask. Then nothing is sent to them.' },
  take: { en: 'Take it' },
  wordsMissing: { en: 'Write what they need' },
} satisfies StaffTexts
