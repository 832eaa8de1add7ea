// Fetched only where a long row of digits is typed.
export { maskCards } from '../../../platform/masking/mask-cards.ts'
