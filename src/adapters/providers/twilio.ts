import type { Twilio } from 'twilio'
// Of the library only what checks a signature: the whole of it is loaded for the first message.
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { type Call, type Caller, NotTaken, type Outlet, type Receipt } from '../../platform/ports.ts'
import { USUAL_REST } from './retry-after.ts'

/** Twilio, or whoever speaks as it does (SignalWire, jambonz). */
export interface TwilioSettings {
  accountSid: string
  authToken: string
  /** What its calls are signed with; SignalWire has a key of its own for it. */
  signingKey: string
  url: string
  timeoutMs: number
  /** Our number or name, or a messaging service (`MG…`). */
  from: string
  /** Where it tells us what became of a message; a message's id is added to it. */
  reportsTo: string
  pencePerPart: number | null
  perMinute?: number
}

/** What it says of one message. */
interface Told {
  sid: string
  status: string
  errorCode?: number | string | null
  errorMessage?: string | null
  numSegments?: string | null
}

const DELIVERED = ['delivered', 'read']
const FAILED = ['failed', 'undelivered', 'canceled']

export function twilioOutlet(settings: TwilioSettings): Outlet {
  let opened: Promise<Twilio> | undefined
  const messages = async () => {
    opened ??= openClient(settings)
    return (await opened).messages
  }
  const sender = settings.from.startsWith('MG') ? { messagingServiceSid: settings.from } : { from: settings.from }
  return {
    name: 'twilio',
    ...(settings.perMinute && { perMinute: settings.perMinute }),
    pencePerPart: settings.pencePerPart,
    async send({ id, to, words }) {
      const statusCallback = `${settings.reportsTo}?message=${id}`
      const create = (await messages()).create({ ...sender, to, body: words, statusCallback })
      return receiptOf(await create.catch(refusal))
    },
    // It keeps no reference of ours: the same words to the same number since then.
    async find({ to, words }, since) {
      const found = await (await messages()).list({ to, limit: MOST_FOUND })
      const sent = found.filter(
        ({ body, direction, dateCreated }) =>
          direction.startsWith('outbound') &&
          body === words &&
          dateCreated.getTime() >= since.getTime() - CLOCKS_DIFFER,
      )
      return sent.map(receiptOf).reverse()
    },
    ask: async providerId => receiptOf(await (await messages())(providerId).fetch()),
  }
}

const ANY_ACCOUNT = 'AC'
const MOST_FOUND = 50
const CLOCKS_DIFFER = 60_000

/** A client of the official library for whatever speaks as Twilio does. */
export async function openClient({
  accountSid,
  authToken,
  url,
  timeoutMs,
}: Pick<TwilioSettings, 'accountSid' | 'authToken' | 'url' | 'timeoutMs'>): Promise<Twilio> {
  const { default: twilio } = await import('twilio')
  const client = twilio(ANY_ACCOUNT, authToken, { timeout: timeoutMs })
  // The library asks for an account that begins with AC, as Twilio's do. SignalWire's are project ids.
  client.username = accountSid
  client.accountSid = accountSid
  client.api.baseUrl = url
  return client
}

function receiptOf({ sid, status, errorCode, errorMessage, numSegments }: Told): Receipt {
  const state = DELIVERED.includes(status) ? 'delivered' : FAILED.includes(status) ? 'failed' : 'sent'
  const parts = Number(numSegments ?? 0)
  const why = errorCode ? ` (${[errorCode, errorMessage].filter(Boolean).join(': ')})` : ''
  return { providerId: sid, state, answer: `Twilio: ${status}${why}`, ...(parts > 0 && { parts }) }
}

/** Below 500 it says that it has not taken it; of the rest nobody knows. */
function refusal(error: Error & { status?: number; code?: number }): never {
  const { status = 0, code, message } = error
  if (status < 400 || status >= 500 || status === 408) throw error
  throw new NotTaken(`Twilio ${status}${code ? ` (${code})` : ''}: ${message}`, {
    isFinal: status === 400,
    isOfAll: status === 401 || status === 403,
    // Its library does not say how long.
    restSeconds: status === 429 ? USUAL_REST : null,
  })
}

const ALGORITHM = 'x-twilio-webhooks-signature-settings'

/** Each call is signed: its address and its fields. */
export function twilioCaller(signingKey: string): Caller {
  return {
    isGenuine({ url, headers, body }: Call) {
      const signature = String(headers['x-twilio-signature'] ?? headers['x-signalwire-signature'] ?? '')
      const algorithm = webhooks.getSignatureAlgorithm(String(headers[ALGORITHM] ?? ''))
      const fields = Object.fromEntries(new URLSearchParams(body))
      return webhooks.validateRequest(signingKey, signature, url, fields, algorithm)
    },
    readReport({ url, body }: Call) {
      const said = new URLSearchParams(body)
      const [sid, status] = [said.get('MessageSid'), said.get('MessageStatus')]
      if (!sid || !status) return null
      const id = new URL(url).searchParams.get('message')
      return { ...receiptOf({ sid, status, errorCode: said.get('ErrorCode') }), id }
    },
    // No words: what is said to her goes as a message of its own.
    thanks: { type: 'text/xml', body: '<Response/>' },
  }
}
