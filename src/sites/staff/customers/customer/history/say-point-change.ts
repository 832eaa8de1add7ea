import type { ContactPoint } from '../../../../../modules/customers/index.ts'
import { type Params, translator } from '../../../../../platform/text.ts'
import { sayPoint } from '../../words.ts'
import { text } from './text.ts'

const t = translator(text, 'en')

const USES = ['safe', 'textOk', 'messageOk', 'preferred', 'neutral'] as const
const FACTS = ['uprn', 'fromOn', 'toOn'] as const

/** '07700 900456: not safe to ring any more'. */
export function sayPointChange(was: ContactPoint, point: ContactPoint): string {
  const value: Params = { was: sayPoint(was), now: sayPoint(point) }
  const said = [
    value.was !== value.now && t('point.value', value),
    ...USES.map(use => was[use] !== point[use] && t(`point.${keyOf(use, point)}.${point[use] ? 'now' : 'no-more'}`)),
    FACTS.some(fact => was[fact] !== point[fact]) && t('point.facts'),
  ].filter(each => each !== false)
  return t('point', { point: String(value.now), said: said.join('; ') || t('point.same') })
}

const keyOf = (use: (typeof USES)[number], { kind }: ContactPoint): string =>
  use === 'safe' ? (kind === 'phone' ? 'ring' : 'write') : use
