// Stand-ins for GOV.UK Notify and Twilio on this machine: they check what the official libraries send, remember what they took,
// and fail as they are told.
import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Scope } from './database.ts'

/**
 * What it does with the next message. Lost: it has not taken it. Taken: it has, and does not say so. `hang`: no answer at all;
 * `drop`: the connection ends; `500`: it says that it failed; `refuse`: it says that it never will.
 */
export type Fault =
  | 'hang-lost'
  | 'hang-taken'
  | 'drop-lost'
  | 'drop-taken'
  | '500-lost'
  | '500-taken'
  | 'busy'
  | 'refuse'

export interface Taken {
  id: string
  /** Our reference; Twilio keeps none. */
  reference: string | null
  to: string
  words: string
  at: Date
  status: string
  /** Where it says what became of it. */
  reportsTo: string | null
}

export interface ProviderStandIn {
  url: string
  taken: Taken[]
  /** What was wrong with what it was sent: a token, a field. */
  wrong: string[]
  /** How often it was asked what it has. */
  lookups: number
  /** One fault a message, in order; then all goes well. */
  faults: Fault[]
  /** It takes so many in a minute. */
  perMinute: number
  /** How often it said that it was too many. */
  tooMany: number
}

export const NOTIFY_SERVICE = randomUUID()
export const NOTIFY_SECRET = randomUUID()
export const NOTIFY_KEY = `test-${NOTIFY_SERVICE}-${NOTIFY_SECRET}`
export const TWILIO = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'twilio-token-of-tests', from: '+447700900999' }

interface Protocol {
  /** What is wrong with who asks; null: nothing. */
  check(request: IncomingMessage): string | null
  /** The message in a request to send one; null: it asks something else. */
  readSend(request: IncomingMessage, body: string): Omit<Taken, 'id' | 'at' | 'status'> | null
  idOf(): string
  sayTaken(message: Taken): unknown
  saySome(request: IncomingMessage, taken: Taken[]): unknown
}

async function openStandIn(scope: Scope, protocol: Protocol): Promise<ProviderStandIn> {
  const standIn: ProviderStandIn = {
    url: '',
    taken: [],
    wrong: [],
    lookups: 0,
    faults: [],
    perMinute: Infinity,
    tooMany: 0,
  }
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const wrong = protocol.check(request)
    if (wrong) {
      standIn.wrong.push(wrong)
      return answer(response, 403, { errors: [{ message: wrong }], message: wrong })
    }
    const message = protocol.readSend(request, body)
    if (!message) {
      standIn.lookups++
      return answer(response, 200, protocol.saySome(request, standIn.taken))
    }
    const fault = standIn.faults.shift()
    if (fault === 'refuse')
      return answer(response, 400, { errors: [{ message: 'no such number' }], message: 'no such number' })
    if (fault === 'busy' || !hasRoom(standIn)) {
      standIn.tooMany++
      return answer(response, 429, { errors: [{ message: 'too many' }], message: 'too many' }, { 'retry-after': '1' })
    }
    const taken = { ...message, id: protocol.idOf(), at: new Date(), status: 'created' }
    if (!fault?.endsWith('lost')) standIn.taken.push(taken)
    if (!fault) return answer(response, 201, protocol.sayTaken(taken))
    if (fault.startsWith('500')) return answer(response, 500, { errors: [{ message: 'broken' }], message: 'broken' })
    if (fault.startsWith('drop')) request.socket.destroy()
    // Hanging: whoever asked goes away by himself.
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  scope.after(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  standIn.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return standIn
}

/** In any minute that ends now. */
function hasRoom({ taken, perMinute }: ProviderStandIn): boolean {
  const oldest = taken.at(-perMinute)
  return !oldest || oldest.at.getTime() < Date.now() - 60_000
}

function answer(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

const pathOf = (request: IncomingMessage): URL => new URL(request.url!, 'http://stand-in')

/** Checks the token (JWT, HS256, signed with the secret of the key, issued by the service) as Notify does. */
export function openNotify(scope: Scope): Promise<ProviderStandIn> {
  return openStandIn(scope, {
    check({ headers }) {
      const [head = '', payload = '', signature] = (headers.authorization ?? '').replace('Bearer ', '').split('.')
      const own = createHmac('sha256', NOTIFY_SECRET).update(`${head}.${payload}`).digest('base64url')
      if (signature !== own) return 'the token is signed with something else'
      const { iss, iat } = JSON.parse(Buffer.from(payload, 'base64url').toString())
      if (iss !== NOTIFY_SERVICE) return 'the token is of another service'
      return Math.abs(Date.now() / 1000 - iat) > 30 ? 'the token is old' : null
    },
    readSend(request, body) {
      if (request.method !== 'POST') return null
      const { phone_number: phone, personalisation, reference } = JSON.parse(body)
      const to =
        phone ??
        Object.entries(personalisation)
          .filter(([name]) => name.startsWith('address_line_'))
          .map(([, line]) => line)
          .join('|')
      return { reference, to, words: personalisation.words, reportsTo: null }
    },
    idOf: () => randomUUID(),
    sayTaken: ({ id, reference, words }) => ({ id, reference, content: { body: words } }),
    saySome(request, taken) {
      const { pathname, searchParams } = pathOf(request)
      const show = ({ id, reference, status }: Taken) => ({
        id,
        reference,
        status,
        cost_in_pounds: 0.0247,
        cost_details: { billable_sms_fragments: 1 },
      })
      const one = taken.find(({ id }) => pathname.endsWith(id))
      if (one) return show(one)
      return { notifications: taken.filter(({ reference }) => reference === searchParams.get('reference')).map(show) }
    },
  })
}

/** Checks who asks (Basic, the account in the path) as Twilio does. */
export function openTwilio(scope: Scope): Promise<ProviderStandIn> {
  const show = ({ id, to, words, at, status }: Taken) => ({
    sid: id,
    to,
    body: words,
    status: status === 'created' ? 'queued' : status,
    direction: 'outbound-api',
    num_segments: '1',
    date_created: at.toUTCString(),
    error_code: null,
  })
  return openStandIn(scope, {
    check(request) {
      const expected = Buffer.from(`${TWILIO.accountSid}:${TWILIO.authToken}`).toString('base64')
      if (request.headers.authorization !== `Basic ${expected}`) return 'somebody else asks'
      return pathOf(request).pathname.startsWith(`/2010-04-01/Accounts/${TWILIO.accountSid}/Messages`)
        ? null
        : 'another account'
    },
    readSend(request, body) {
      if (request.method !== 'POST') return null
      const fields = new URLSearchParams(body)
      return {
        reference: null,
        to: fields.get('To')!,
        words: fields.get('Body')!,
        reportsTo: fields.get('StatusCallback'),
      }
    },
    idOf: () => `SM${randomUUID().replaceAll('-', '')}`,
    sayTaken: show,
    saySome(request, taken) {
      const { pathname, searchParams } = pathOf(request)
      const one = taken.find(({ id }) => pathname.includes(id))
      if (one) return show(one)
      const messages = taken
        .filter(({ to }) => to === searchParams.get('To'))
        .map(show)
        .reverse()
      return { messages, page: 0, page_size: 50, uri: pathname }
    },
  })
}
