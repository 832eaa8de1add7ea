import type { GoldenNumber, Organisation } from '../../modules/organisation/index.ts'
import { readOrganisation } from '../../modules/organisation/index.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { normalPhone } from '../../platform/phone.ts'
import { chooseLanguage, type Language, type Translator, translator } from '../../platform/text.ts'
import { text } from './text.ts'

/** How the lines are set up, beside the provider's own account. */
export interface VoiceSettings {
  /** Where an adviser's phone rings: `client:{email}`, `sip:{name}@council.example` or a number. */
  agent: string
  /** Conversations are recorded, at the provider. */
  record: boolean
  /** The provider is asked to write down what a message says. */
  transcribe: boolean
  /** The voice that reads Welsh. */
  welshVoice: string
}

/** One webhook of a call, understood. */
export interface Heard {
  ctx: Ctx
  provider: string
  settings: VoiceSettings
  /** The address people reach the council at. */
  origin: string
  /** The provider's id of the call. */
  call: string
  /** E.164; null: withheld. */
  from: string | null
  dialled: string
  organisation: Organisation
  /** The golden number that was rung; the council's general number, or one nobody knows, is none. */
  line: GoldenNumber | null
  language: Language
  /** A demonstration plays calls at any hour. */
  isAlwaysOpen: boolean
  query: URLSearchParams
  field(name: string): string
  t: Translator
  /** The address of a step of this call; what is so far known goes along. */
  at(step: string, params?: Record<string, string | number | undefined>): string
}

interface Webhook {
  ctx: Ctx
  provider: string
  settings: VoiceSettings
  origin: string
  mount: string
  url: URL
  body: string
  isDemonstration: boolean
  parties: { caller: string | null; dialled: string } | null
}

/** Goes from one step to the next in the address: each is signed by the provider as it is. */
const CARRIED = ['lang', 'service', 'open'] as const

export const callOf = (url: URL, fields: URLSearchParams): string =>
  url.searchParams.get('call') ?? fields.get('CallSid') ?? ''

export async function understand(webhook: Webhook): Promise<Heard> {
  const { provider, settings, origin, url, body } = webhook
  const fields = new URLSearchParams(body)
  const organisation = await readOrganisation(webhook.ctx)
  const query = url.searchParams
  const language = chooseLanguage(query.get('lang') ?? undefined, ['en', ...organisation.council.languages])
  const dialled = webhook.parties?.dialled ?? normalPhone(fields.get('To') ?? '')
  return {
    ctx: withContext(webhook.ctx, { language }),
    provider,
    settings,
    origin,
    call: callOf(url, fields),
    from: webhook.parties ? webhook.parties.caller : numberOf(fields.get('From')),
    dialled,
    organisation,
    line: organisation.goldenNumbers.find(({ number }) => normalPhone(number) === dialled) ?? null,
    language,
    isAlwaysOpen: webhook.isDemonstration && query.get('open') === 'yes',
    query,
    field: name => (fields.get(name) ?? '').trim(),
    t: translator(text, language),
    at(step, params = {}) {
      const carried = Object.fromEntries(CARRIED.flatMap(name => (query.get(name) ? [[name, query.get(name)!]] : [])))
      const said = Object.entries({ ...carried, ...params }).filter(([, value]) => value !== undefined && value !== '')
      const search = new URLSearchParams(said.map(([name, value]) => [name, String(value)]))
      return `${origin}${webhook.mount}/${step}${said.length > 0 ? `?${search}` : ''}`
    },
  }
}

/** `sip:+447700900123@…` is the number too; a word for 'withheld' is none. */
export function numberOf(said: string | null): string | null {
  const number = normalPhone((said ?? '').replace(/^sip:/, '').replace(/@.*$/, ''))
  return /^\+\d{8,15}$/.test(number) ? number : null
}
