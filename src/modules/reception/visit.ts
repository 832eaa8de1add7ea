import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor, StaffActor } from '../../platform/actor.ts'
import { localDay } from '../../platform/dates/index.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Language } from '../../platform/text.ts'
import { can } from '../organisation/index.ts'

export const VISIT_STATES = ['waiting', 'called', 'being-served', 'served', 'left'] as const
export type VisitState = (typeof VISIT_STATES)[number]

/** What somebody may need while she is here. */
export const VISIT_NEEDS = ['longer-time', 'step-free', 'bsl', 'interpreter', 'quiet-room'] as const
export type VisitNeed = (typeof VISIT_NEEDS)[number]

/** Of two calls the second is the last: who is not there then has left. */
export const MOST_CALLS = 2

/** What whoever serves her must know, whatever it is about; to show her to a screen nobody needs to sign or speak Welsh. */
export function skillsWanted(about: { needs: readonly string[]; language: Language; byVideo: boolean }): string[] {
  if (about.byVideo) return ['video']
  return [...(about.needs.includes('bsl') ? ['bsl'] : []), ...(about.language === 'cy' ? ['welsh'] : [])]
}

/** Neither vowels, so that no ticket is a word, nor letters that sound or look like another. */
const LETTERS = 'CFGHJKLMPRTWX'

/** 'K47': drawn, so that it says neither who it is nor how many came before. */
export const drawTicket = (draw: (below: number) => number = randomInt): string =>
  LETTERS[draw(LETTERS.length)]! + String(10 + draw(90))

/** The day it is at every location. */
export const dayOf = ({ now }: { now(): Date }): string => localDay(now())

/** Who receives people. Nobody else learns who came. */
export function receptionistOf({ actor }: { actor: Actor }): StaffActor {
  if (actor.kind !== 'staff' || !can(actor, 'reception.work')) throw new NotFound('visit')
  return actor
}

/** In which order visits are called: first who cannot wait. */
export const inTurn = (ctx: { now(): Date }) =>
  sql`is_urgent desc, coalesce(due_at <= ${ctx.now()}, false) desc, coalesce(due_at, arrived_at), id`
