import { createHash, timingSafeEqual } from 'node:crypto'
import type { NotifyClient } from 'notifications-node-client'
import { addressLines } from '../../platform/paper/index.ts'
import { type Call, type Caller, type Dispatch, NotTaken, type Outlet, type Receipt } from '../../platform/ports.ts'
import { readRetryAfter, USUAL_REST } from './retry-after.ts'

/** GOV.UK Notify (https://docs.notifications.service.gov.uk). It keeps our reference: what it has is found by it. */
export interface NotifySettings {
  apiKey: string
  url: string
  timeoutMs: number
  /** A template whose words are `((words))`. */
  textTemplate: string | null
  /** Which of the service's text senders; null: its first. */
  textSender: string | null
  /** A template whose heading is `((subject))` and whose words are `((words))`. */
  letterTemplate: string | null
  pencePerPart: number | null
  perMinute?: number
}

type Kind = 'sms' | 'letter'

/** What it says of one message, in its answers and in its calls. */
interface Told {
  id: string
  status?: string
  cost_in_pounds?: number | null
  cost_details?: { billable_sms_fragments?: number | null }
}

const DELIVERED = ['delivered', 'received']
const FAILED = [
  'permanent-failure',
  'temporary-failure',
  'technical-failure',
  'validation-failed',
  'virus-scan-failed',
  'cancelled',
]

export function notifyOutlet(settings: NotifySettings, kind: Kind): Outlet {
  let opened: Promise<NotifyClient> | undefined
  const open = () => {
    opened ??= openClient(settings)
    return opened
  }
  return {
    name: 'notify',
    ...(settings.perMinute && { perMinute: settings.perMinute }),
    pencePerPart: kind === 'sms' ? settings.pencePerPart : null,
    async send(dispatch) {
      const client = await open()
      const sent = kind === 'sms' ? sendText(client, settings, dispatch) : sendLetter(client, settings, dispatch)
      const { data } = (await sent.catch(refusal)) as { data: Told }
      return { providerId: data.id, state: 'sent', answer: 'Notify has it' }
    },
    async find({ id }) {
      const client = await open()
      const { data } = (await client.getNotifications(kind, undefined, id)) as { data: { notifications: Told[] } }
      return data.notifications.map(receiptOf).reverse()
    },
    async ask(providerId) {
      const client = await open()
      const { data } = (await client.getNotificationById(providerId)) as { data: Told }
      return receiptOf(data)
    },
  }
}

function sendText(client: NotifyClient, { textTemplate, textSender }: NotifySettings, { id, to, words }: Dispatch) {
  return client.sendSms(textTemplate!, to, {
    personalisation: { words },
    reference: id,
    ...(textSender && { smsSenderId: textSender }),
  })
}

function sendLetter(client: NotifyClient, { letterTemplate }: NotifySettings, { id, to, subject, words }: Dispatch) {
  const lines = addressLines(to).map((line, index) => [`address_line_${index + 1}`, line] as const)
  return client.sendLetter(letterTemplate!, {
    personalisation: { ...Object.fromEntries(lines), subject, words },
    reference: id,
  })
}

function receiptOf({ id, status = '', cost_in_pounds: pounds, cost_details: details }: Told): Receipt {
  const state = DELIVERED.includes(status) ? 'delivered' : FAILED.includes(status) ? 'failed' : 'sent'
  const parts = details?.billable_sms_fragments
  return {
    providerId: id,
    state,
    answer: `Notify: ${status}`,
    ...(parts && { parts }),
    ...(pounds && { costPence: pounds * 100 }),
  }
}

interface Answered {
  response?: { status: number; restSeconds?: number | null; data?: { errors?: { message?: string }[] } }
}

/** What Notify answers below 500 says that it has not taken it; of the rest nobody knows. */
function refusal(error: Error & Answered): never {
  const { status = 0, data, restSeconds } = error.response ?? {}
  if (status < 400 || status >= 500 || status === 408) throw error
  const said = (data?.errors ?? []).map(({ message }) => message).join('; ')
  throw new NotTaken(`Notify ${status}: ${said}`, {
    isFinal: status === 400,
    isOfAll: status === 401 || status === 403,
    restSeconds: status === 429 ? (restSeconds ?? USUAL_REST) : null,
  })
}

/** Loaded for the first message. The official client makes the tokens; how long it may take is ours to say. */
async function openClient({ apiKey, url, timeoutMs }: NotifySettings): Promise<NotifyClient> {
  const { NotifyClient } = await import('notifications-node-client')
  const client = new NotifyClient(url, apiKey)
  client.setClient(((request: Asked) => callNotify(request, timeoutMs)) as never)
  return client
}

interface Asked {
  method: string
  url: string
  headers: Record<string, string>
  data?: unknown
}

async function callNotify({ method, url, headers, data }: Asked, timeoutMs: number) {
  const response = await fetch(url, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    ...(data !== undefined && { body: JSON.stringify(data) }),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  const { status } = response
  if (!response.ok) {
    const said = await response.json().catch(() => null)
    const restSeconds = readRetryAfter(response.headers.get('retry-after'))
    throw Object.assign(new Error(`Notify ${status}`), { response: { status, restSeconds, data: said } })
  }
  return { status, data: await response.json() }
}

/** Notify calls with a bearer token that is set on its pages and here. */
export function notifyCaller(token: string): Caller {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return {
    isGenuine: ({ headers }) => timingSafeEqual(digest(String(headers.authorization ?? '')), digest(`Bearer ${token}`)),
    readReport({ body }: Call) {
      const told = readJson(body)
      if (typeof told?.id !== 'string' || typeof told.status !== 'string') return null
      const id = typeof told.reference === 'string' ? told.reference : null
      return { ...receiptOf(told as unknown as Told), id }
    },
    thanks: { type: 'application/json', body: '{}' },
  }
}

function readJson(body: string): Record<string, unknown> | null {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
