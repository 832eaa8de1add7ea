import type { FoundCustomer } from '../../../../../modules/customers/index.ts'
import { isEnough, THINGS, type Thing, thingsSaid } from '../../../../../modules/interactions/index.ts'
import { text } from './text.ts'

/** What the adviser may say was said though she did not type it: a reference leads to somebody only by its digits, and a safe word is compared. */
export const BESIDES = THINGS.filter(each => each !== 'reference' && each !== 'safe-word')

interface Fitting {
  reference?: string
}

/** What of that which was typed fits somebody who was found. */
export const saidOf = ({ matched }: FoundCustomer, { reference }: Fitting, besides: readonly Thing[] = []): Thing[] =>
  thingsSaid(matched, reference ? [...besides, 'reference'] : besides)

/** What to tick: nothing where enough was typed of everybody found, and not what was typed of all of them. */
export function listBesides(said: Thing[][], inDepth: boolean) {
  if (said.every(each => isEnough(each, { inDepth }))) return []
  return BESIDES.filter(thing => !said.every(each => each.includes(thing))).map(value => ({
    value,
    text: text[`thing.${value}`].en,
  }))
}
