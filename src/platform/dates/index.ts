export { localDay } from './local-day.ts'
export { sayAge } from './say-age.ts'
export * from './say-date.ts'
export { type SaidHours, sayOpeningHours } from './say-hours.ts'
