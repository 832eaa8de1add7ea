import { Invalid, Refused } from '../../platform/errors.ts'
import { fill } from '../../platform/text.ts'
import { refusals } from './refusals.ts'

/**
 * Says a module's refusal at the box it is about: `atField(setPassword(…), { 'identity.password-': 'password' })`. A key
 * is a code, or the beginning of several.
 */
export async function atField<T>(work: Promise<T>, fields: Record<string, string>): Promise<T> {
  return work.catch(error => {
    throw error instanceof Refused ? (invalidFor(error, fields) ?? error) : error
  })
}

function invalidFor({ code, params }: Refused, fields: Record<string, string>): Invalid | undefined {
  const begins = Object.keys(fields).find(each => code === each || (each.endsWith('-') && code.startsWith(each)))
  const words = refusals[`refused.${code}` as keyof typeof refusals]
  return begins && words ? new Invalid({ [fields[begins]!]: fill(words.en, params) }) : undefined
}
