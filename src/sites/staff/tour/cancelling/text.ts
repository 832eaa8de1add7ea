import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Cancel the visit to {village}?' },
  when: { en: 'It is planned for {when}.' },
  because: { en: 'Why? Everybody can read this' },
  becauseWelsh: { en: 'Why, in Welsh?' },
  cancel: { en: 'Cancel the visit' },
  missing: { en: 'Say why, so that people know' },
} satisfies StaffTexts
