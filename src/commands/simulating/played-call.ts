// A call as its provider carries it: signed webhooks go out, and the answers (TwiML) are followed as a telephone would.
import { randomUUID } from 'node:crypto'
import { XMLParser } from 'fast-xml-parser'
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import type { PlayedSwitch } from './played-switch.ts'

export interface Line {
  /** Where the council's program answers. */
  origin: string
  provider: string
  /** What webhooks are signed with. */
  key: string
  from: string
  to: string
  /** Goes along from step to step. */
  open?: boolean
  /** By which the program rings further phones and moves legs of this call. */
  switch?: PlayedSwitch
  /** Instead of sending over the network. */
  send?: (url: string, headers: Record<string, string>, body: string) => Promise<{ status: number; body: string }>
}

type Attributes = Record<string, string>

interface Verb {
  name: string
  attributes: Attributes
  words: string
  children: Verb[]
}

/** Where a call stands: keys are awaited, a colleague's phone rings, a message is recorded, or it is over. */
export type Standing =
  | { at: 'asked'; action: string; timeout: number; rest: Verb[] }
  | { at: 'dialling'; action: string; to: string; told: string | null; isConference: boolean }
  | { at: 'recording'; action: string; told: string | null }
  | { at: 'over' }

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: true,
})

/** Verbs of an answer, in their order. */
export function readTwiml(xml: string): Verb[] {
  const nodes = parser.parse(xml) as Record<string, unknown>[]
  const response = verbsOf(nodes).find(({ name }) => name === 'Response')
  if (!response) throw new Error(`This is no TwiML: ${xml.slice(0, 200)}`)
  return response.children
}

const verbsOf = (nodes: Record<string, unknown>[]): Verb[] =>
  nodes.flatMap(node => {
    const name = Object.keys(node).find(key => key !== ':@' && key !== '#text')
    if (!name || name.startsWith('?')) return []
    const inner = node[name] as Record<string, unknown>[]
    const words = inner.flatMap(each => (each['#text'] === undefined ? [] : String(each['#text']))).join(' ')
    return [{ name, attributes: (node[':@'] ?? {}) as Attributes, words, children: verbsOf(inner) }]
  })

export class PlayedCall {
  readonly sid = `CA${randomUUID().replaceAll('-', '')}`
  /** Everything that was said to the caller, in order. */
  readonly heard: string[] = []
  standing: Standing = { at: 'over' }
  readonly line: Line
  /** Phones of colleagues that rang for it. */
  #dialled = 0
  /** What whoever speaks with the caller hears since her leg was moved. */
  agentIn: string | null = null
  constructor(line: Line) {
    this.line = line
    line.switch?.add(this)
  }

  get agentLeg(): string {
    return `${this.sid}b${this.#dialled}`
  }

  /** The number is rung. */
  async begin(): Promise<this> {
    const open = this.line.open ? '?open=yes' : ''
    await this.follow(await this.post(this.addressOf(`answer${open}`), { CallStatus: 'ringing' }))
    return this
  }

  addressOf(step: string): string {
    return `${this.line.origin}/api/v1/voice/${this.line.provider}/${step}`
  }

  /** What was said since then. */
  since(count: number): string {
    return this.heard.slice(count).join(' ')
  }

  press(keys: string): Promise<string> {
    return this.answerWith({ Digits: keys })
  }

  speak(words: string): Promise<string> {
    return this.answerWith({ SpeechResult: words, Confidence: '0.9' })
  }

  private async answerWith(fields: Record<string, string>): Promise<string> {
    const before = this.heard.length
    if (this.standing.at !== 'asked') throw new Error(`Nothing is asked of the caller: ${this.standing.at}`)
    await this.follow(await this.post(this.standing.action, fields))
    return this.since(before)
  }

  /** No key is pressed: the call goes on after the question. */
  async stay(): Promise<string> {
    const before = this.heard.length
    if (this.standing.at !== 'asked') throw new Error(`Nothing is asked of the caller: ${this.standing.at}`)
    await this.follow(this.standing.rest)
    return this.since(before)
  }

  /** The colleague's phone is picked up. */
  async pickUp(): Promise<void> {
    if (this.standing.at !== 'dialling') throw new Error('No phone rings')
    const { told } = this.standing
    const fields = { CallSid: this.agentLeg, ParentCallSid: this.sid, CallStatus: 'in-progress', To: this.standing.to }
    if (told) await this.post(told, { ...fields, ...(this.line.switch && { ApiUrl: this.line.switch.url }) })
  }

  /** The leg of the colleague goes to another step; the call that was between the two is over, and the caller asks what now. */
  async moveAgent(url: string): Promise<void> {
    const verbs = await this.post(url, { CallSid: this.agentLeg })
    this.agentIn = verbs.find(({ name }) => name === 'Dial')?.children[0]?.words ?? null
    if (this.standing.at === 'dialling' && !this.standing.isConference) await this.afterDial('completed')
  }

  /** The other end of the call is over: `completed` after a conversation, `no-answer` where nobody picked up. */
  async afterDial(outcome: 'completed' | 'no-answer' | 'busy'): Promise<string> {
    if (this.standing.at !== 'dialling') throw new Error('No phone rings')
    const before = this.heard.length
    const fields = { DialCallStatus: outcome, DialCallSid: this.agentLeg, CallStatus: 'in-progress' }
    await this.follow(await this.post(this.standing.action, fields))
    return this.since(before)
  }

  /** The caller has spoken her message, which the provider keeps at this address. */
  async record(url: string, seconds: number, recording = `RE${randomUUID().replaceAll('-', '')}`): Promise<string> {
    if (this.standing.at !== 'recording') throw new Error('Nothing is recorded')
    const before = this.heard.length
    const { action, told } = this.standing
    const fields = { RecordingSid: recording, RecordingUrl: url, RecordingDuration: String(seconds) }
    await this.follow(await this.post(action, { ...fields, Digits: '#' }))
    if (told) {
      const callback = { CallSid: this.sid, ...fields, RecordingStatus: 'completed' }
      await this.send(told, callback)
    }
    return this.since(before)
  }

  /** The caller has gone. */
  async hangUp(): Promise<void> {
    this.standing = { at: 'over' }
    await this.post(this.addressOf('status'), { CallStatus: 'completed', CallDuration: '10' })
  }

  private async follow(verbs: Verb[]): Promise<void> {
    this.standing = { at: 'over' }
    for (const [index, { name, attributes, words, children }] of verbs.entries()) {
      const rest = verbs.slice(index + 1)
      const action = attributes.action ?? ''
      if (name === 'Say') this.heard.push(words)
      else if (name === 'Gather') {
        this.heard.push(...children.map(child => child.words))
        this.standing = { at: 'asked', action, timeout: Number(attributes.timeout ?? 5), rest }
        return
      } else if (name === 'Redirect') return this.follow(await this.post(words, {}))
      else if (name === 'Dial') {
        const [noun] = children
        const told = noun?.attributes.statusCallback ?? null
        const isConference = noun?.name === 'Conference'
        if (!isConference) this.#dialled++
        this.standing = { at: 'dialling', action, to: noun?.words ?? '', told, isConference }
        return
      } else if (name === 'Record') {
        this.standing = { at: 'recording', action, told: attributes.recordingStatusCallback ?? null }
        return
      } else if (name === 'Hangup') return
    }
  }

  /** As the provider asks, with what it says of the call each time. */
  async post(url: string, fields: Record<string, string>): Promise<Verb[]> {
    const { from, to } = this.line
    const whole = { CallSid: this.sid, From: from, To: to, CallStatus: 'in-progress', Direction: 'inbound', ...fields }
    return readTwiml(await this.send(url, whole))
  }

  async send(url: string, fields: Record<string, string>): Promise<string> {
    const signature = webhooks.getExpectedTwilioSignature(this.line.key, url, fields)
    const headers = { 'x-twilio-signature': signature, 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await (this.line.send ?? sendOver)(url, headers, String(new URLSearchParams(fields)))
    if (answer.status !== 200) throw new Error(`${new URL(url).pathname} answered ${answer.status}`)
    return answer.body
  }
}

async function sendOver(url: string, headers: Record<string, string>, body: string) {
  const answer = await fetch(url, { method: 'POST', headers, body })
  return { status: answer.status, body: await answer.text() }
}
