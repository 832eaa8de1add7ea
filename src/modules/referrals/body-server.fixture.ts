// The other body's server: keeps what is posted to it, and says what it is told to.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Scope } from '../../../test/support/database.ts'

export interface Theirs {
  id: string
  status: string
  notes: string
  fields: URLSearchParams
}

interface Said {
  update_id: string
  service_request_id: string
  status: string
  description: string
  at: Date
}

const item = (name: string, fields: Record<string, string>) =>
  `<${name}>${Object.entries(fields)
    .map(([key, value]) => `<${key}>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${key}>`)
    .join('')}</${name}>`
const list = (name: string, ...items: string[]) =>
  `<?xml version="1.0" encoding="utf-8"?><${name}>${items.join('')}</${name}>`
const said = ({ id, status, notes, fields }: Theirs) =>
  item('request', { service_request_id: id, status, status_notes: notes, description: fields.get('description') ?? '' })

type Behaviour = 'take' | 'take-and-drop' | 'drop' | 'token' | 'refuse' | 'busy' | 'nonsense'

export class BodyServer {
  theirs: Theirs[] = []
  updates: Said[] = []
  /** What was posted to its requests, as it came. */
  added: URLSearchParams[] = []
  /** How it answers the next posts, in order; then it takes them. */
  behave: Behaviour[] = []
  offersUpdates = true
  readonly #server = createServer(async (request, response) => {
    const body = new URLSearchParams((await buffer(request)).toString())
    const xml = (status: number, text: string) => response.writeHead(status, { 'content-type': 'text/xml' }).end(text)
    const url = new URL(request.url!, 'http://x')
    if (request.method === 'GET') return xml(...this.#answer(url))
    const isUpdate = url.pathname === '/v2/servicerequestupdates.xml'
    if (isUpdate && !this.offersUpdates) return xml(...this.#answer(url))
    const act = this.behave.shift() ?? 'take'
    if (act === 'refuse') return xml(400, problem('400', 'lane is required'))
    if (act === 'busy') return xml(429, problem('429', 'Later'))
    if (act === 'nonsense') return response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Welcome')
    if (act === 'drop') return void request.socket.destroy()
    if (act === 'token') {
      body.set('token', 't-1')
      return xml(200, list('service_requests', item('request', { token: 't-1' })))
    }
    const answer = isUpdate ? this.#add(body) : opened(this.take(body))
    if (act === 'take-and-drop') return void request.socket.destroy()
    xml(200, answer)
  })

  get url(): string {
    return `http://127.0.0.1:${this.#port}/v2/`
  }
  #port = 0

  async start(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1')
    await once(this.#server, 'listening')
    this.#port = (this.#server.address() as AddressInfo).port
  }

  stop(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  reset(): void {
    Object.assign(this, { theirs: [], updates: [], added: [], behave: [], offersUpdates: true })
  }

  take(fields: URLSearchParams): Theirs {
    const one = { id: `NH-${this.theirs.length + 1}`, status: 'open', notes: '', fields }
    this.theirs.push(one)
    return one
  }

  #add(fields: URLSearchParams): string {
    this.added.push(fields)
    return list('service_request_updates', item('request_update', { update_id: `A-${this.added.length}` }))
  }

  #answer({ pathname, searchParams }: URL): [number, string] {
    if (pathname === '/v2/services.xml')
      return [200, list('services', item('service', { service_code: 'POT', service_name: 'Holes & dips' }))]
    if (pathname === '/v2/servicerequestupdates.xml') return this.#sayUpdates(searchParams)
    if (pathname.startsWith('/v2/tokens/')) {
      const found = this.theirs.find(({ fields }) => fields.get('token') === pathname.slice(11).replace('.xml', ''))
      return [200, list('service_requests', found ? said(found) : item('request', { token: 'x' }))]
    }
    const ids = searchParams.get('service_request_id')?.split(',')
    return [200, list('service_requests', ...this.theirs.filter(each => !ids || ids.includes(each.id)).map(said))]
  }

  #sayUpdates(asked: URLSearchParams): [number, string] {
    if (!this.offersUpdates) return [404, problem('404', 'No such thing')]
    const [from, to] = ['start_date', 'end_date'].map(name => new Date(asked.get(name)!))
    const within = this.updates.filter(({ at }) => at >= from! && at <= to!)
    const items = within.map(({ at, ...each }) =>
      item('request_update', { ...each, updated_datetime: at.toISOString() }),
    )
    return [200, list('service_request_updates', ...items)]
  }
}

const problem = (code: string, description: string) => list('errors', item('error', { code, description }))
const opened = ({ id }: Theirs) =>
  list('service_requests', item('request', { service_request_id: id, service_notice: 'Thanks' }))

export async function startBodyServer(scope: Scope): Promise<BodyServer> {
  const server = new BodyServer()
  await server.start()
  scope.after(async () => server.stop())
  return server
}
