// The web of a test database without a browser: pages are asked for and forms sent, with the cookies a browser would keep.
import type { FastifyInstance } from 'fastify'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/platform/log.ts'
import { createWeb } from '../../src/web.ts'
import type { Scope, TestDatabase } from './database.ts'

export interface Answer {
  status: number
  headers: Record<string, unknown>
  body: string
  bytes: Buffer
  /** Where it sends the visitor; '' where it does not. */
  location: string
  /** The Set-Cookie headers as sent. */
  setCookies: string[]
}

export interface WebVisitor {
  get(path: string): Promise<Answer>
  /** Sends the form of a page as somebody does who has just opened it. */
  post(path: string, fields: Record<string, string | string[]>, files?: SentFile[]): Promise<Answer>
}

export interface SentFile {
  field: string
  name: string
  bytes: Buffer
}

export interface Begun {
  cookies: Record<string, string>
  formAt: string
}

export interface TestWeb {
  /** `begun`: the cookies that the browser has already, and a page with a form that it may use. */
  visitor(begun?: Begun): WebVisitor
  /** What a program posts that is no browser: without cookies or tokens. */
  send(path: string, payload: string, type: string): Promise<Pick<Answer, 'status' | 'body'>>
  /** From now on, until `back` is called, nobody answers where the database was. */
  loseDatabase(): { back(): void }
}

/** Serves a test database at this address. Each visitor is a browser of its own. */
export async function testWeb(
  scope: Scope,
  database: TestDatabase,
  origin = 'http://council.test',
  settings: Record<string, string> = {},
): Promise<TestWeb> {
  const config = { ...readConfig({ BASE_URL: origin, LOG_LEVEL: 'silent', ...settings }), databaseUrl: database.url }
  const app = await createApp(config, { ports: database.ports, log: createLog('silent'), poolSize: 4 })
  const server = await createWeb(app, { overwhelmedAfter: Number.POSITIVE_INFINITY })
  scope.after(async () => {
    await server.close()
    await app.close()
  })
  let visitors = 0
  // Each at an address of its own, so that one's tries do not count for another.
  return {
    visitor: begun => visitorOf(server, `192.0.2.${(visitors++ % 250) + 1}`, begun),
    async send(url, payload, type) {
      const { statusCode: status, body } = await server.inject({
        url,
        method: 'POST',
        payload,
        headers: { 'content-type': type },
      })
      return { status, body }
    },
    loseDatabase() {
      const { pool } = app.database
      const { connect } = pool
      const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' })
      pool.connect = ((done?: (error: Error) => void) =>
        done ? done(refused) : Promise.reject(refused)) as typeof connect
      return {
        back() {
          pool.connect = connect
        },
      }
    },
  }
}

const tokenIn = ({ body }: Answer): string | undefined => /name="_csrf" value="([^"]+)"/.exec(body)?.[1]

function visitorOf(server: FastifyInstance, remoteAddress: string, begun?: Begun): WebVisitor {
  const cookies = { ...begun?.cookies }
  // One browser has one token: a button without a page of its own takes that of the page it stood on.
  let token = ''
  const ask = async (path: string, payload?: Buffer, type = 'application/x-www-form-urlencoded'): Promise<Answer> => {
    const answer = await server.inject({
      url: path,
      remoteAddress,
      method: payload === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'text/html',
        ...(payload !== undefined && { 'content-type': type }),
      },
      cookies,
      ...(payload !== undefined && { payload }),
    })
    for (const { name, value } of answer.cookies) cookies[name] = value
    const { statusCode: status, headers, body, rawPayload: bytes } = answer
    const setCookies = [headers['set-cookie'] ?? []].flat()
    return { status, headers, body, bytes, location: String(headers.location ?? ''), setCookies }
  }
  return {
    get: path => ask(path),
    async post(path, fields, files) {
      if (token === '' && begun) token = tokenIn(await ask(begun.formAt)) ?? ''
      token = tokenIn(await ask(path)) ?? token
      const pairs = Object.entries({ _csrf: token, ...fields }).flatMap(([name, value]) =>
        [value].flat().map(each => [name, each]),
      )
      if (!files) return ask(path, Buffer.from(String(new URLSearchParams(pairs))))
      const form = new FormData()
      for (const [name, value] of pairs) form.append(name!, value!)
      for (const { field, name, bytes } of files) form.append(field, new Blob([new Uint8Array(bytes)]), name)
      const sent = new Response(form)
      return ask(path, Buffer.from(await sent.arrayBuffer()), sent.headers.get('content-type')!)
    },
  }
}
