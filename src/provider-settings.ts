// Settings of those who carry texts and letters for us, and what they say together.
import type { ProviderSettings } from './adapters/providers/index.ts'
import { address, penceOrNull, setting, textOrNull, wholeNumber, yesOrNo } from './setting.ts'

export const providerSettings = {
  notifyApiKey: setting(
    'NOTIFY_API_KEY',
    '',
    'GOV.UK Notify: the key of your service. Not set: texts and letters are kept in the outbox and not sent. [How to connect it](docs/texts.md).',
    textOrNull,
  ),
  notifyTextTemplate: setting(
    'NOTIFY_TEXT_TEMPLATE',
    '',
    'The id of a text message template whose words are `((words))`.',
    textOrNull,
  ),
  notifyTextSender: setting(
    'NOTIFY_TEXT_SENDER',
    '',
    'The id of the text message sender. Not set: the first of your service.',
    textOrNull,
  ),
  notifyLetterTemplate: setting(
    'NOTIFY_LETTER_TEMPLATE',
    '',
    'The id of a letter template whose heading is `((subject))` and whose words are `((words))`.',
    textOrNull,
  ),
  notifyCallbackToken: setting(
    'NOTIFY_CALLBACK_TOKEN',
    '',
    'The bearer token, 20 characters or more, with which Notify tells of texts that came in and of what was delivered.',
    text => {
      if (text === '' || text.length >= 20) return text || null
      throw new Error('must have 20 characters or more')
    },
  ),
  notifyRate: setting(
    'NOTIFY_RATE',
    '3000',
    'How many calls a minute Notify takes from your service, by all workers together.',
    wholeNumber(1, 1_000_000),
  ),
  notifyUrl: setting(
    'NOTIFY_URL',
    'https://api.notifications.service.gov.uk',
    'Where Notify answers.',
    address('https', 'http'),
  ),
  twilioAccountSid: setting(
    'TWILIO_ACCOUNT_SID',
    '',
    'Texts by Twilio (`AC…`), or by what speaks as it does (SignalWire: the project), instead of by Notify.',
    textOrNull,
  ),
  twilioAuthToken: setting('TWILIO_AUTH_TOKEN', '', 'Its token.', textOrNull),
  twilioSigningKey: setting(
    'TWILIO_SIGNING_KEY',
    '',
    'What it signs its calls with. Not set: the token, as Twilio does. SignalWire has a key of its own.',
    textOrNull,
  ),
  twilioFrom: setting('TWILIO_FROM', '', 'Your number, `+447700900000`, or a messaging service, `MG…`.', textOrNull),
  twilioRate: setting('TWILIO_RATE', '3000', 'How many calls a minute it takes.', wholeNumber(1, 1_000_000)),
  twilioUrl: setting('TWILIO_URL', 'https://api.twilio.com', 'Where it answers.', address('https', 'http')),
  voiceAgent: setting(
    'VOICE_AGENT',
    'client:{email}',
    'Telephone lines by Twilio or what speaks as it does: where an adviser’s phone rings, with `{email}`, its `{name}` before the @ or its `{domain}` after it: `sip:{name}@council.sip.twilio.com`. [How to connect it](docs/telephone.md).',
    text => {
      if (/\{(email|name)\}/.test(text)) return text
      throw new Error('must name the adviser, by {email} or {name}')
    },
  ),
  voiceRecord: setting(
    'VOICE_RECORD',
    'no',
    '`yes`: conversations on these lines are recorded at the provider, callers are told so, and recordings stand while somebody pays.',
    yesOrNo,
  ),
  voiceTranscribe: setting(
    'VOICE_TRANSCRIBE',
    'no',
    '`yes`: the provider is asked to write down what a voice message says.',
    yesOrNo,
  ),
  voiceWelsh: setting('VOICE_WELSH', 'Polly.Gwyneth', 'The provider’s voice that reads Welsh.', text => text),
  providerTimeout: setting(
    'PROVIDER_TIMEOUT',
    '20',
    'After how many seconds without an answer from a provider a message is looked up there and tried again.',
    wholeNumber(1, 120),
  ),
  textCost: setting(
    'TEXT_COST',
    '',
    'What a part of a text costs, in pence: `2.4`. Shown with each text where the provider does not say it.',
    penceOrNull,
  ),
}

type Raw = { [K in keyof typeof providerSettings]: ReturnType<(typeof providerSettings)[K]['parse']> }

/** Those that go into `providers`. */
export type ProviderName = keyof Raw

/** How the lines are set up. */
export interface VoiceConfig {
  agent: string
  record: boolean
  transcribe: boolean
  welshVoice: string
}

export type ProviderConfig = ProviderSettings

/** What does not fit together, each as a sentence without its end. */
export function wrongProviders(raw: Raw): string[] {
  const { notifyApiKey, notifyTextTemplate, notifyLetterTemplate, twilioAccountSid } = raw
  return [
    ...(notifyApiKey && !notifyTextTemplate && !notifyLetterTemplate
      ? ['NOTIFY_API_KEY is set, so NOTIFY_TEXT_TEMPLATE or NOTIFY_LETTER_TEMPLATE must be set too']
      : []),
    ...(twilioAccountSid && !(raw.twilioAuthToken && raw.twilioFrom)
      ? ['TWILIO_ACCOUNT_SID is set, so TWILIO_AUTH_TOKEN and TWILIO_FROM must be set too']
      : []),
  ]
}

export const voiceOf = ({ voiceAgent, voiceRecord, voiceTranscribe, voiceWelsh }: Raw): VoiceConfig => ({
  agent: voiceAgent,
  record: voiceRecord === true,
  transcribe: voiceTranscribe === true,
  welshVoice: voiceWelsh,
})

export function providersOf(raw: Raw, baseUrl: string): ProviderConfig {
  const both = { timeoutMs: raw.providerTimeout * 1000, pencePerPart: raw.textCost }
  return {
    notifyToken: raw.notifyCallbackToken,
    notify: raw.notifyApiKey
      ? {
          ...both,
          perMinute: raw.notifyRate,
          apiKey: raw.notifyApiKey,
          url: raw.notifyUrl!,
          textTemplate: raw.notifyTextTemplate,
          textSender: raw.notifyTextSender,
          letterTemplate: raw.notifyLetterTemplate,
        }
      : null,
    twilio: raw.twilioAccountSid
      ? {
          ...both,
          perMinute: raw.twilioRate,
          accountSid: raw.twilioAccountSid,
          authToken: raw.twilioAuthToken!,
          signingKey: raw.twilioSigningKey ?? raw.twilioAuthToken!,
          url: raw.twilioUrl!,
          from: raw.twilioFrom!,
          reportsTo: `${baseUrl}/api/v1/texts/twilio/reports`,
        }
      : null,
  }
}
