import { PassThrough } from 'node:stream'
import {
  type CallNews,
  type HandoverNews,
  listCallNews,
  listHandoverNews,
  listWrittenNews,
  type WrittenNews,
} from '../../../../modules/interactions/index.ts'
import { type Organisation, readOrganisation } from '../../../../modules/organisation/index.ts'
import type { StaffActor } from '../../../../platform/actor.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { Memory } from '../../../../platform/memory.ts'
import { type Repeating, repeat } from '../../../../platform/repeat.ts'
import { callWords, offerWords, writtenWords } from './call-words.ts'

/** A call is on the screen within a second of the telephone system's telling: so often is asked, once for all screens. */
const ASK_EVERY = 250
/** A browser that has gone is noticed only by writing to it. */
const BREATHE_EVERY = 15_000
/** Then the browser asks again, and who is signed out by now gets nothing. */
const LASTS = 300_000

interface Screen {
  adviserId: string
  teams: readonly string[]
  /** Else only what is handed over. */
  takesCalls: boolean
  stream: PassThrough
  /** Changes it was told of. */
  told: Set<string>
}

/** The screens that listen in one process. It asks the database only while somebody listens. */
class Streams {
  #screens = new Set<Screen>()
  #asking: Repeating | null = null
  #isOver = false

  /** `standing`: her calls that go on, and what is offered to her, for a screen that was opened in the middle. */
  async open(
    ctx: Ctx,
    { id, teams }: StaffActor,
    takesCalls: boolean,
    standing: { calls: CallNews[]; offers: HandoverNews[] },
  ): Promise<PassThrough> {
    const screen: Screen = { adviserId: id, teams, takesCalls, stream: new PassThrough(), told: new Set() }
    const { stream } = screen
    const organisation = await readOrganisation(ctx)
    stream.write('retry: 500\n\n')
    for (const call of standing.calls) write(stream, 'standing', ownCall(call, organisation))
    for (const offer of standing.offers) write(stream, 'standing', ownOffer(offer, ctx.now()))
    // Asked for as the server stops: it would wait for this one as long as it lasts.
    if (this.#isOver) return stream.end()
    this.#screens.add(screen)
    const breath = setInterval(() => stream.write(': here\n\n'), BREATHE_EVERY)
    const end = setTimeout(() => stream.end(), LASTS)
    stream.on('close', () => {
      clearInterval(breath)
      clearTimeout(end)
      this.#screens.delete(screen)
      if (this.#screens.size === 0) this.#rest()
    })
    this.#asking ??= repeat(() => this.#tell(ctx), {
      every: ASK_EVERY,
      onError: err => ctx.log.warn({ err }, 'news of calls could not be read'),
    })
    return stream
  }

  /** No screen listens from now on. */
  end(): void {
    this.#isOver = true
    for (const { stream } of this.#screens) stream.end()
  }

  #rest(): void {
    void this.#asking?.stop()
    this.#asking = null
  }

  async #tell(ctx: Ctx): Promise<boolean> {
    const [news, handed, written, organisation] = await Promise.all([
      listCallNews(ctx),
      listHandoverNews(ctx),
      listWrittenNews(ctx),
      readOrganisation(ctx),
    ])
    for (const screen of this.#screens) {
      if (screen.takesCalls) tell(screen, news, organisation)
      tellHanded(screen, handed, ctx.now())
      tellWritten(screen, written)
    }
    return false
  }
}

/** Calls of her own, and those that ring at nobody's phone; of nobody else's. */
function tell(screen: Screen, news: CallNews[], organisation: Organisation): void {
  const { adviserId, stream, told } = screen
  for (const call of news) {
    const change = changeOf(call)
    if (call.adviserId !== adviserId && call.passedOnBy.includes(adviserId)) tellPassedOn(screen, call, organisation)
    if (told.has(change) || (call.adviserId !== adviserId && call.adviserId !== null)) continue
    told.add(change)
    if (!call.adviserId) write(stream, 'waiting', { change, state: call.state })
    else write(stream, 'call', ownCall(call, organisation))
    // Whoever put it through wrote until the last moment: what was not saved yet comes after it.
    if (call.passedOnBy.length > 0)
      write(stream, 'added', { change: `added ${change}`, conversation: call.interactionId })
  }
}

/** She has put it through: for her it is over, and her screen leads to where it is. */
function tellPassedOn({ stream, told }: Screen, call: CallNews, organisation: Organisation): void {
  const change = `passed-on ${changeOf(call)}`
  if (told.has(change)) return
  told.add(change)
  write(stream, 'call', { ...ownCall(call, organisation), state: 'ended' })
  write(stream, 'passed-on', { change, conversation: call.interactionId })
}

const changeOf = ({ callId, at }: CallNews): string => `${callId} ${at}`

/** What her browser shows of it, on whatever page she is. */
const ownCall = (call: CallNews, organisation: Organisation) => ({
  change: changeOf(call),
  call: call.callId,
  at: Date.parse(call.at),
  state: call.state,
  conversation: call.interactionId,
  href: call.interactionId && `/staff/desk/${call.interactionId}`,
  parked: call.parked,
  ...callWords(call, organisation),
})

/** The same of a matter that is offered to her, until she or a colleague has answered or its time is over. */
function ownOffer(offer: HandoverNews, now: Date) {
  const left = offer.answerBy.getTime() - now.getTime()
  return {
    change: `${offer.id} ${offer.at}`,
    call: offer.id,
    at: Date.parse(offer.at),
    state: offer.state === 'offered' && left > 0 ? 'offered' : 'ended',
    left,
    href: `/staff/desk/work/handovers/${offer.id}`,
    ...offerWords(offer),
  }
}

function write(stream: PassThrough, event: string, data: object): void {
  stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
}

/** An offer is told to whom it is made, its answer to who made it; the lists of the team change with both. */
function tellHanded({ adviserId, teams, stream, told }: Screen, news: HandoverNews[], now: Date): void {
  for (const each of news) {
    const { id, at, state, joins, fromId, toId, team, interactionId, matterId } = each
    const change = `${id} ${at}`
    const isHers = (state === 'offered' ? toId : fromId) === adviserId
    if (told.has(change) || !(isHers || toId === adviserId || teams.includes(team))) continue
    told.add(change)
    if (toId === adviserId) write(stream, 'standing', ownOffer(each, now))
    write(stream, isHers ? 'handed' : 'team-handed', {
      change,
      state,
      joins,
      conversation: interactionId,
      matter: matterId,
    })
  }
}

/** Whom she has in hand has written again: told to her alone. */
function tellWritten({ adviserId, stream, told }: Screen, news: WrittenNews[]): void {
  for (const { id, interactionId, adviserId: hers } of news) {
    const change = `written ${id}`
    if (told.has(change) || hers !== adviserId) continue
    told.add(change)
    write(stream, 'written', { change, conversation: interactionId, mail: id, ...writtenWords() })
  }
}

/** One for each process: the memory is the process's own. */
const streams = new WeakMap<Memory, Streams>()

export function streamsOf(memory: Memory): Streams {
  const known = streams.get(memory) ?? new Streams()
  streams.set(memory, known)
  return known
}
