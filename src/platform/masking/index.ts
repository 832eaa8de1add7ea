/** Making people's words fit to publish. */
export { findPhones } from './find-phones.ts'
export type { Found, MaskKind } from './found.ts'
export { maskCards } from './mask-cards.ts'
export { type Masked, type MaskOptions, maskNames, maskPersonal } from './mask-personal.ts'
export { maskPlace } from './mask-place.ts'
