import { XMLParser } from 'fast-xml-parser'
import {
  NotTaken,
  type Open311Addition,
  type Open311Endpoint,
  type Open311Port,
  type Open311State,
  type Open311Update,
} from '../../platform/ports.ts'

const ANSWER_WITHIN = 20_000
/** Of an answer so much is read: more is no list of requests. */
const MOST = 20_000_000
const WORDS = 300

/** Speaks GeoReport v2 in XML, which every server has; JSON is left to each. Follows no redirect. */
export function openOpen311(): Open311Port {
  return {
    services: async at =>
      named(await get(at, 'services.xml'), 'services', 'service').map(each => ({
        code: textOf(each, 'service_code'),
        name: textOf(each, 'service_name'),
      })),
    async post(at, fields) {
      const answer = await ask(at, 'requests.xml', { api_key: at.apiKey, ...fields })
      const [made] = named(answer, 'service_requests', 'request')
      const [id, token] = [textOf(made, 'service_request_id'), textOf(made, 'token')]
      if (!id && !token) throw new Error('It answered without an id and without a token')
      return id ? { id } : { token }
    },
    async idOfToken(at, token) {
      const [found] = named(await get(at, `tokens/${encodeURIComponent(token)}.xml`), 'service_requests', 'request')
      return textOf(found, 'service_request_id') || null
    },
    ask: async (at, ids) => statesIn(await get(at, 'requests.xml', { service_request_id: ids.join(',') })),
    list: async (at, code, since) =>
      statesIn(await get(at, 'requests.xml', { service_code: code, start_date: since.toISOString() })),
    async updates(at, from, to) {
      const between = { start_date: from.toISOString(), end_date: to.toISOString() }
      try {
        return updatesIn(await get(at, UPDATES, between))
      } catch (error) {
        if (error instanceof NotTaken) return null
        throw error
      }
    },
    async add(at, addition) {
      try {
        named(
          await ask(at, UPDATES, { api_key: at.apiKey, ...additionFields(addition) }),
          'service_request_updates',
          '',
        )
        return true
      } catch (error) {
        if (!(error instanceof NotThere)) throw error
        // It may also be the request that is not there.
        if (error.isUnknown && (await isThere(at, UPDATES))) throw error
        return false
      }
    },
  }
}

const UPDATES = 'servicerequestupdates.xml'

/** The fields that mySociety's servers require and no others: these refuse what they do not know. */
const additionFields = ({ id, requestId, words, photos, at }: Open311Addition): Fields => ({
  service_request_id: requestId,
  update_id: id,
  updated_datetime: at.toISOString().replace(/\.\d+Z$/, 'Z'),
  status: 'OPEN',
  description: words,
  ...(photos.length > 0 && { media_url: photos }),
})

/** Nothing at all answers at this address, or not to this method. */
class NotThere extends NotTaken {
  /** 404: what was named in the question may be what is missing. */
  readonly isUnknown: boolean
  constructor(words: string, status: number) {
    super(words, { isFinal: true })
    this.isUnknown = status === 404
  }
}
const NOT_THERE = [404, 405, 410, 501]

async function isThere(at: Open311Endpoint, path: string): Promise<boolean> {
  const now = new Date().toISOString()
  return get(at, path, { start_date: now, end_date: now }).then(
    () => true,
    error => {
      if (!(error instanceof NotTaken)) throw error
      return !(error instanceof NotThere)
    },
  )
}

const get = (at: Open311Endpoint, path: string, query: Record<string, string> = {}): Promise<Found> =>
  ask(at, `${path}?${fieldsOf(at, { ...query, ...(at.apiKey && { api_key: at.apiKey }) })}`)

type Fields = Record<string, string | string[]>

function fieldsOf({ jurisdiction }: Open311Endpoint, fields: Fields): URLSearchParams {
  const all = { ...(jurisdiction && { jurisdiction_id: jurisdiction }), ...fields }
  return new URLSearchParams(Object.entries(all).flatMap(([name, value]) => [value].flat().map(each => [name, each])))
}

async function ask(at: Open311Endpoint, path: string, body?: Fields): Promise<Found> {
  const answer = await fetch(`${at.url.replace(/\/+$/, '')}/${path}`, {
    method: body ? 'POST' : 'GET',
    ...(body && { body: fieldsOf(at, body) }),
    redirect: 'manual',
    signal: AbortSignal.timeout(ANSWER_WITHIN),
  })
  const text = await readSome(answer)
  if (answer.ok) return parsed(text)
  const words = `${answer.status} ${problemIn(text)}`.trim().slice(0, WORDS)
  if (NOT_THERE.includes(answer.status)) throw new NotThere(words, answer.status)
  // 429: not now. Any other 4xx says that the same again is refused again.
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 429)
    throw new NotTaken(words, { isFinal: true })
  if (answer.status === 429 || answer.status === 503) throw new NotTaken(words, { isFinal: false })
  throw new Error(words)
}

async function readSome({ body }: Response): Promise<string> {
  if (!body) return ''
  const decoder = new TextDecoder()
  let text = ''
  for await (const part of body) {
    text += decoder.decode(part, { stream: true })
    if (text.length > MOST) throw new Error('Its answer is too long')
  }
  return text
}

type Found = Record<string, unknown>

const LISTS = ['service', 'request', 'request_update', 'error']
const parser = new XMLParser({
  ignoreDeclaration: true,
  ignoreAttributes: true,
  parseTagValue: false,
  isArray: (name, path) => LISTS.includes(name) && String(path).includes('.'),
})

function parsed(text: string): Found {
  try {
    return parser.parse(text, true) as Found
  } catch {
    throw new Error('Its answer is no XML')
  }
}

const isObject = (value: unknown): value is Found => typeof value === 'object' && value !== null

/** The items of a list; none where it is empty. Throws where there is no such list. */
function named(found: Found, list: string, item: string): Found[] {
  if (!(list in found)) throw new Error(`Its answer has no ${list}`)
  const items = isObject(found[list]) ? found[list][item] : []
  return Array.isArray(items) ? items.filter(isObject) : []
}

function textOf(found: Found | undefined, name: string): string {
  const value = found?.[name]
  return typeof value === 'string' ? value.trim() : ''
}

function problemIn(text: string): string {
  try {
    const errors = named(parser.parse(text) as Found, 'errors', 'error')
    return errors.map(each => textOf(each, 'description')).join('; ')
  } catch {
    return ''
  }
}

const statesIn = (found: Found): Open311State[] =>
  named(found, 'service_requests', 'request').map(each => ({
    id: textOf(each, 'service_request_id'),
    status: textOf(each, 'status').toLowerCase(),
    notes: textOf(each, 'status_notes'),
    description: textOf(each, 'description'),
  }))

const updatesIn = (found: Found): Open311Update[] =>
  named(found, 'service_request_updates', 'request_update').flatMap(each => {
    const at = new Date(textOf(each, 'updated_datetime'))
    const [id, requestId] = [textOf(each, 'update_id'), textOf(each, 'service_request_id')]
    if (!id || !requestId || Number.isNaN(at.getTime())) return []
    return [{ id, requestId, status: textOf(each, 'status').toLowerCase(), words: textOf(each, 'description'), at }]
  })
