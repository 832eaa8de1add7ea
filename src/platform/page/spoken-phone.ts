import { parsePhone } from '../phone.ts'

/** A phone number as people here write it: national for UK numbers, international for others; short numbers stay. */
export function spokenPhone(value: string): string {
  const parsed = parsePhone(value ?? '')
  if (!parsed?.isPossible()) return value ?? ''
  const { ext } = parsed
  parsed.setExt('')
  const isOurs = parsed.country === 'GB' || parsed.countryCallingCode === '44'
  return `${isOurs ? parsed.formatNational() : parsed.formatInternational()}${ext ? ` ext ${ext}` : ''}`
}
