import parsePhoneNumber from 'libphonenumber-js'

/** A phone number as people here write it: national for UK numbers, international for others; short numbers stay. */
export function spokenPhone(value: string): string {
  const parsed = parsePhoneNumber(value ?? '', 'GB')
  if (!parsed?.isPossible()) return value ?? ''
  return parsed.country === 'GB' || parsed.countryCallingCode === '44'
    ? parsed.formatNational()
    : parsed.formatInternational()
}
