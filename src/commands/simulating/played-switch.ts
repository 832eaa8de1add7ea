// The call interface of a played provider, on this machine: phones are rung by it, moved to another step, and hung up.
import { randomUUID } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { readTwiml } from './played-call.ts'

/** Sends a webhook of a leg of a call, and answers what is to be done with it. */
type Post = (url: string, fields: Record<string, string>) => Promise<string>

/** What a call lets its provider do with it. */
export interface Switched {
  sid: string
  /** The leg of whoever speaks with the caller. */
  agentLeg: string
  send: Post
  /** That leg goes to this step. */
  moveAgent(url: string): Promise<void>
  afterDial(outcome: 'completed'): Promise<string>
}

export class PlayedSwitch {
  url = ''
  /** Phones it was told to ring, in order. */
  readonly rung: PlayedLeg[] = []
  /** What somebody asked who is not let in. */
  readonly wrong: string[] = []
  readonly #calls = new Map<string, Switched>()
  readonly #server
  readonly #key: string
  constructor({ accountSid: account, authToken }: { accountSid: string; authToken: string }) {
    this.#key = `Basic ${Buffer.from(`${account}:${authToken}`).toString('base64')}`
    this.#server = createServer(async (request, response) => {
      const { pathname, searchParams } = new URL(request.url!, 'http://switch')
      const fields = new URLSearchParams(await text(request))
      const path = pathname.replace(`/2010-04-01/Accounts/${account}`, '')
      if (request.headers.authorization !== this.#key || path === pathname) {
        this.wrong.push(request.url!)
        return answer(response, 401, { code: 20003, message: 'somebody else asks' })
      }
      if (path === '/Calls.json' && request.method === 'GET')
        return answer(response, 200, {
          calls: this.rung.filter(({ to }) => to === searchParams.get('To')).map(show),
          page: 0,
        })
      if (path === '/Calls.json') return answer(response, 201, show(this.#ring(fields)))
      await this.#change(path.replace('/Calls/', '').replace('.json', ''), fields, response)
    })
  }

  async open(): Promise<this> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    return this
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  add(call: Switched): void {
    this.#calls.set(call.sid, call)
  }

  /** The phone that rings to join this call. */
  ringsFor(sid: string): PlayedLeg | undefined {
    return this.rung.find(({ call, state }) => call?.sid === sid && state === 'ringing')
  }

  #ring(fields: URLSearchParams): PlayedLeg {
    const url = fields.get('Url')!
    const call = this.#calls.get(new URL(url).searchParams.get('call') ?? '')
    const leg = new PlayedLeg(call, {
      to: fields.get('To')!,
      from: fields.get('From')!,
      url,
      told: fields.get('StatusCallback')!,
    })
    this.rung.push(leg)
    return leg
  }

  async #change(sid: string, fields: URLSearchParams, response: ServerResponse): Promise<void> {
    const leg = this.rung.find(each => each.sid === sid)
    const call = [...this.#calls.values()].find(({ agentLeg }) => agentLeg === sid)
    if (leg?.state === 'over' || (!leg && !call)) return answer(response, 404, { code: 20404, message: 'no such call' })
    const url = fields.get('Url')
    if (url) await call?.moveAgent(url)
    if (fields.get('Status') === 'completed') await leg?.end('canceled')
    answer(response, 200, { sid, status: 'in-progress' })
  }
}

/** A colleague's phone that the provider was told to ring. */
export class PlayedLeg {
  readonly sid = `CA${randomUUID().replaceAll('-', '')}`
  readonly at = new Date()
  readonly call: Switched | undefined
  readonly to: string
  readonly #from: string
  readonly #url: string
  readonly #told: string
  state: 'ringing' | 'speaking' | 'over' = 'ringing'
  heard = ''
  /** Where she speaks. */
  conference: string | null = null
  constructor(
    call: Switched | undefined,
    { to, from, url, told }: { to: string; from: string; url: string; told: string },
  ) {
    this.call = call
    this.to = to
    this.#from = from
    this.#url = url
    this.#told = told
  }

  async pickUp(): Promise<void> {
    this.state = 'speaking'
    const verbs = readTwiml(await this.#post(this.#url, 'in-progress'))
    this.heard = verbs.flatMap(({ name, words }) => (name === 'Say' ? [words] : [])).join(' ')
    this.conference = verbs.find(({ name }) => name === 'Dial')?.children[0]?.words ?? null
    if (!this.conference) this.state = 'over'
  }

  /** It is told once more, as a webhook is that was not answered in time. */
  async pickUpAgain(): Promise<string> {
    return this.#post(this.#url, 'in-progress')
  }

  /** She hangs up, or does not pick up. Where three spoke, it is over for all. */
  async end(status: 'completed' | 'no-answer' | 'canceled'): Promise<void> {
    this.state = 'over'
    await this.#post(this.#told, status)
  }

  #post(url: string, status: string): Promise<string> {
    return this.call!.send(url, {
      CallSid: this.sid,
      CallStatus: status,
      From: this.#from,
      To: this.to,
      Direction: 'outbound-api',
    })
  }
}

const show = ({ sid, to, at, state }: PlayedLeg) => ({
  sid,
  to,
  status: state === 'ringing' ? 'ringing' : 'completed',
  direction: 'outbound-api',
  date_created: at.toUTCString(),
})

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
