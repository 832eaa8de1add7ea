// How it is known who somebody is: she said things that we know of her. Which kinds of things is kept, never the things.
import type { Matched } from '../customers/index.ts'

export const THINGS = ['name', 'reference', 'address', 'phone', 'email', 'born', 'safe-word'] as const
export type Thing = (typeof THINGS)[number]

const THING_OF: Record<Matched, Thing> = {
  name: 'name',
  nickname: 'name',
  sound: 'name',
  phone: 'phone',
  email: 'email',
  // Where she lives is one thing, however much of it she says.
  postcode: 'address',
  address: 'address',
  born: 'born',
  // His own, where he speaks.
  helper: 'name',
}

/** What of that which was typed fitted, in the order of `THINGS`, with what the adviser says was said besides. */
export function thingsSaid(matched: readonly Matched[], besides: readonly Thing[] = []): Thing[] {
  const said = new Set([...matched.map(each => THING_OF[each]), ...besides])
  return THINGS.filter(each => said.has(each))
}

/** Her name and one thing more; two more where it is about something told in confidence (`inDepth`). */
export const isEnough = (things: readonly Thing[], { inDepth }: { inDepth: boolean }): boolean =>
  things.includes('name') && things.length >= (inDepth ? 3 : 2)
