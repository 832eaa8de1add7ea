import { PassThrough } from 'node:stream'
import {
  type CallNews,
  type HandoverNews,
  listCallNews,
  listHandoverNews,
} from '../../../../modules/interactions/index.ts'
import type { StaffActor } from '../../../../platform/actor.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { Memory } from '../../../../platform/memory.ts'
import { type Repeating, repeat } from '../../../../platform/repeat.ts'

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

  open(ctx: Ctx, { id, teams }: StaffActor, takesCalls: boolean): PassThrough {
    const screen: Screen = { adviserId: id, teams, takesCalls, stream: new PassThrough(), told: new Set() }
    const { stream } = screen
    this.#screens.add(screen)
    stream.write('retry: 500\n\n')
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

  end(): void {
    for (const { stream } of this.#screens) stream.end()
  }

  #rest(): void {
    void this.#asking?.stop()
    this.#asking = null
  }

  async #tell(ctx: Ctx): Promise<boolean> {
    const [news, handed] = await Promise.all([listCallNews(ctx), listHandoverNews(ctx)])
    for (const screen of this.#screens) {
      if (screen.takesCalls) tell(screen, news)
      tellHanded(screen, handed)
    }
    return false
  }
}

/** Calls of her own, and those that ring at nobody's phone; of nobody else's. */
function tell({ adviserId, stream, told }: Screen, news: CallNews[]): void {
  for (const { callId, at, state, interactionId, parked, ...call } of news) {
    const change = `${callId} ${at}`
    if (told.has(change) || (call.adviserId !== adviserId && call.adviserId !== null)) continue
    told.add(change)
    const data = call.adviserId ? { change, state, conversation: interactionId, parked } : { change, state }
    stream.write(`event: ${call.adviserId ? 'call' : 'waiting'}\ndata: ${JSON.stringify(data)}\n\n`)
  }
}

/** An offer is told to whom it is made, its answer to who made it; the lists of the team change with both. */
function tellHanded({ adviserId, teams, stream, told }: Screen, news: HandoverNews[]): void {
  for (const { id, at, state, fromId, toId, team } of news) {
    const change = `${id} ${at}`
    const isHers = (state === 'offered' ? toId : fromId) === adviserId
    if (told.has(change) || !(isHers || teams.includes(team))) continue
    told.add(change)
    stream.write(`event: ${isHers ? 'handed' : 'team-handed'}\ndata: ${JSON.stringify({ change, state })}\n\n`)
  }
}

/** One for each process: the memory is the process's own. */
const streams = new WeakMap<Memory, Streams>()

export function streamsOf(memory: Memory): Streams {
  const known = streams.get(memory) ?? new Streams()
  streams.set(memory, known)
  return known
}
