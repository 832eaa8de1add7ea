// What tests of the API need: the API alone on a server over a test database, and readers for what it answers.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import type { LightMyRequestResponse } from 'fastify'
import type { Scope, TestDatabase } from '../../../test/support/database.ts'
import type { CtxParts } from '../../platform/context.ts'
import { createLog } from '../../platform/log.ts'
import { markAsDemonstration } from '../../platform/settings.ts'
import { createServer } from '../server.ts'
import { mountApi } from './index.ts'

export const ORIGIN = 'http://council.test'

export interface TestApi {
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  /** Sends fields as a form; an object of any depth with `json`. */
  post(
    url: string,
    fields: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>
  json(url: string, body: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  inject: Awaited<ReturnType<typeof createServer>>['inject']
  /** Listens, and answers the address: for what `inject` steps over. */
  listen(): Promise<string>
}

/** The API on a demonstration's database, so that the key `demo` holds. */
export async function testApi(scope: Scope, database: TestDatabase, now?: () => Date): Promise<TestApi> {
  await markAsDemonstration(database.ctx())
  const server = await createServer({
    log: createLog('silent'),
    trustProxy: 0,
    secure: false,
    overwhelmedAfter: Number.POSITIVE_INFINITY,
  })
  const context = (parts: Partial<CtxParts>) => database.ctx({ ...(now && { now }), ...parts })
  await mountApi(server, {
    origin: ORIGIN,
    mapTiles: null,
    mailReplyTo: null,
    staffTwoStep: false,
    renderer: null as never,
    context,
  })
  await server.ready()
  scope.after(() => server.close())
  const form = (fields: Record<string, string | string[]>) =>
    String(
      new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map(each => [name, each]))),
    )
  const send = (url: string, payload: string, type: string, headers: Record<string, string> = {}) =>
    server.inject({ method: 'POST', url, payload, headers: { 'content-type': type, ...headers } })
  return {
    get: (url, headers = {}) => server.inject({ url, headers }),
    post: (url, fields, headers) => send(url, form(fields), 'application/x-www-form-urlencoded', headers),
    json: (url, body, headers) => send(url, JSON.stringify(body), 'application/json', headers),
    inject: server.inject.bind(server),
    listen: () => server.listen({ port: 0, host: '127.0.0.1' }),
  }
}

const LISTS = ['service', 'attribute', 'value', 'request', 'error', 'request_update', 'endpoint', 'format']
const parser = new XMLParser({
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: { enabled: true, maxTotalExpansions: 1_000_000, maxExpandedLength: 100_000_000 },
  isArray: (name, at) => LISTS.includes(name) && String(at).includes('.'),
})

/** An XML answer as the JSON answer of the same: lists without their items' name, numbers and truth values as such. */
export function fromXml(text: string): { root: string; data: unknown } {
  const [[root, content]] = Object.entries(parser.parse(text)) as [[string, unknown]]
  return { root, data: plain(content, root) }
}

const ROOT_LISTS = [
  'services',
  'service_requests',
  'service_request_updates',
  'errors',
  'attributes',
  'values',
  'endpoints',
  'formats',
]
const TRUTHS = ['metadata', 'variable', 'required']
const NUMBERS = ['lat', 'long', 'order', 'code']

function plain(content: unknown, name: string): unknown {
  if (ROOT_LISTS.includes(name))
    return Object.values((content || {}) as Record<string, unknown[]>).flatMap(items =>
      items.map(item => plain(item, '')),
    )
  if (typeof content === 'object' && content !== null)
    return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, plain(value, key)]))
  if (content === '') return null
  if (TRUTHS.includes(name)) return content === 'true'
  return NUMBERS.includes(name) && /^-?[\d.]+$/.test(String(content)) ? Number(content) : content
}

/** A file of the data beside the repository; null where that is not there. */
export async function readShared(file: string): Promise<unknown> {
  const full = path.resolve(import.meta.dirname, '../../../../shared/data', file)
  return readFile(full, 'utf8').then(JSON.parse, () => null)
}

/** A pothole in the middle of Chippenham, as FixMyStreet would send it. */
export const pothole = (fields: Record<string, string | string[]> = {}): Record<string, string | string[]> => ({
  api_key: 'demo',
  jurisdiction_id: 'council.test',
  service_code: 'pothole',
  lat: '51.4585',
  long: '-2.1158',
  description: 'A deep hole by the bus stop',
  first_name: 'Ann',
  last_name: 'Example',
  email: 'ann@example.test',
  'attribute[size]': 'large',
  'attribute[depth]': 'deep',
  'attribute[position]': 'edge',
  ...fields,
})
