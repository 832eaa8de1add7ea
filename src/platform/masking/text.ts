import type { PublicTexts } from '../text.ts'
import type { MaskKind } from './found.ts'

/** What stands where something was taken out. */
export const maskTexts = {
  email: { en: '[email address removed]', cy: "[cyfeiriad e-bost wedi'i dynnu]" },
  phone: { en: '[phone number removed]', cy: "[rhif ffôn wedi'i dynnu]" },
  card: { en: '[card number removed]', cy: "[rhif cerdyn wedi'i dynnu]" },
  bank: { en: '[bank details removed]', cy: "[manylion banc wedi'u tynnu]" },
  'national-insurance': { en: '[National Insurance number removed]', cy: "[rhif Yswiriant Gwladol wedi'i dynnu]" },
  'nhs-number': { en: '[NHS number removed]', cy: "[rhif GIG wedi'i dynnu]" },
  'date-of-birth': { en: '[date of birth removed]', cy: "[dyddiad geni wedi'i dynnu]" },
  'house-number': { en: '[house number removed]', cy: "[rhif tŷ wedi'i dynnu]" },
  'house-name': { en: '[house name removed]', cy: "[enw tŷ wedi'i dynnu]" },
  postcode: { en: '[postcode removed]', cy: "[cod post wedi'i dynnu]" },
  vehicle: { en: '[vehicle registration removed]', cy: "[rhif cofrestru cerbyd wedi'i dynnu]" },
  link: { en: '[link removed]', cy: "[dolen wedi'i thynnu]" },
  social: { en: '[social media name removed]', cy: "[enw cyfryngau cymdeithasol wedi'i dynnu]" },
  name: { en: '[name removed]', cy: "[enw wedi'i dynnu]" },
} satisfies PublicTexts & Record<MaskKind, unknown>
