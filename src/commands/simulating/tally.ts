import type { LineOutcome } from '../../modules/interactions/index.ts'
import type { Ended, Played } from './played-callers.ts'

export interface TallyFacts {
  /** The most at the same time. */
  most: number
  /** Messages that were spoken and did not arrive. */
  missing: number
}

/** What became of the calls, and whether the program says the same as the callers. Pure. */
export function describeCalls(
  played: readonly Played[],
  outcomes: readonly LineOutcome[],
  facts: TallyFacts,
): string[] {
  const count = (ended: Ended) => played.filter(each => each.ended === ended).length
  const by = new Map(outcomes.map(each => [each.call, each]))
  const places = played.filter(({ ended }) => ended === 'place')
  const spoken = places.filter(({ call }) => by.get(call)?.place === 'spoken').length
  const lost = lostCalls(played, by)
  return [
    '',
    `Rang                     ${played.length}, at most ${facts.most} at once`,
    `Spoke with a colleague   ${count('spoke')}`,
    ...describeHandedOver(played),
    `Kept their place         ${places.length}: ${spoken} rung back, ${places.length - spoken} still to be rung`,
    `Left a message           ${count('message')}${facts.missing > 0 ? `, ${facts.missing} DID NOT ARRIVE` : ', all arrived'}`,
    `Took the link by text    ${count('link')}`,
    `Hung up in the menu      ${count('hung up in the menu')}`,
    `Gave up waiting          ${count('gave up')}`,
    ...(count('closed') > 0 ? [`Heard that it is closed  ${count('closed')}`] : []),
    ...(count('cut off') > 0 ? [`Still on the line        ${count('cut off')}`] : []),
    ...describeWaits(played),
    lost.length + facts.missing + count('lost') === 0
      ? 'Nothing lost: what every caller saw is on record.'
      : `LOST: ${lost.length + facts.missing + count('lost')}. ${lost.slice(0, 5).join(', ')}`,
  ]
}

function describeHandedOver(played: readonly Played[]): string[] {
  const rung = played.filter(({ handedOver }) => handedOver)
  const joined = rung.filter(({ handedOver }) => handedOver === 'joined').length
  return rung.length === 0
    ? []
    : [`Were handed over warm    ${rung.length}: ${joined} colleagues joined, ${rung.length - joined} did not pick up`]
}

function describeWaits(played: readonly Played[]): string[] {
  const answered = played.filter(({ answeredAt, joinedAt }) => answeredAt !== null && joinedAt !== null)
  if (answered.length === 0) return []
  const waits = answered.map(each => (each.answeredAt! - each.joinedAt!) / 60_000).sort((a, b) => a - b)
  const at = (share: number) => waits[Math.floor(share * (waits.length - 1))]!.toFixed(1)
  const told = answered.filter(each => each.told)
  const held = told.filter(each => {
    const minutes = (each.answeredAt! - each.joinedAt!) / 60_000
    return minutes >= each.told!.from - 0.5 && minutes <= each.told!.to + 0.5
  })
  const sooner = told.filter(each => (each.answeredAt! - each.joinedAt!) / 60_000 < each.told!.from - 0.5)
  return [
    `Waited                   half of them ${at(0.5)} minutes or less, nine of ten ${at(0.9)} or less, the longest ${at(1)}`,
    `Were told a range        ${told.length} of ${answered.length}: it held for ${held.length}, ${sooner.length} were answered sooner, ${
      told.length - held.length - sooner.length
    } later`,
  ]
}

/** Calls of which the program says something else than happened. */
function lostCalls(played: readonly Played[], by: ReadonlyMap<string, LineOutcome>): string[] {
  const agrees = ({ call, ended }: Played): boolean => {
    const known = by.get(call)
    if (ended === 'spoke') return known?.isAnswered === true && known.isOver
    if (ended === 'place') return known?.leftFor === 'call-back' && known.place !== null
    if (ended === 'message') return known === undefined || known.leftFor === 'message'
    if (ended === 'gave up') return known?.isOver === true
    return known === undefined || known.isOver
  }
  return played.filter(each => each.ended !== 'lost' && !agrees(each)).map(({ call, ended }) => `${call} (${ended})`)
}
