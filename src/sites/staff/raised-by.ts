// 'Raised by a councillor' as forms ask for it: while a request is taken, and afterwards.
import { listCouncillors } from '../../modules/organisation/index.ts'
import { findArea } from '../../modules/places/index.ts'
import { BASES, type Basis, isPublic, raiseByCouncillor } from '../../modules/requests/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { textField } from '../../platform/page/fields.ts'
import { type StaffTexts, say } from '../../platform/text.ts'
import { atField } from './at-field.ts'
import { BASIS_NAMES } from './request-words.ts'

export const raisingFields = { councillor: textField({ max: 40 }), basis: textField({ max: 40 }) }

/** Every councillor, those of the ward it is about first. */
export async function councillorItems(ctx: Ctx, ward: string | null) {
  const councillors = await listCouncillors(ctx)
  const items = await Promise.all(
    councillors.map(async each => {
      const area = each.ward ? await findArea(ctx, each.ward) : null
      const text = area ? `${each.name} (${say(area.name, 'en')})` : each.name
      return { value: each.id, text, isOfWard: !!ward && each.ward === ward }
    }),
  )
  return items.toSorted((a, b) => Number(b.isOfWard) - Number(a.isOfWard))
}

/** Where nobody can see it, it is no public matter. `request`: absent while it is only being taken. */
export const basisItems = (request?: Parameters<typeof isPublic>[0]) =>
  BASES.filter(basis => basis !== 'public-matter' || !request || isPublic(request)).map(value => ({
    value,
    text: BASIS_NAMES[value],
  }))

/** Notes it with the request that was just taken, where a councillor was chosen. */
export async function noteRaising(
  ctx: Ctx,
  requestId: string,
  { councillor, basis }: { councillor: string; basis: string },
): Promise<void> {
  if (!councillor) return
  const chosen = BASES.find(each => each === basis) ?? ('' as Basis)
  await atField(raiseByCouncillor(ctx, { requestId, councillorId: councillor, basis: chosen }), {
    'requests.no-such-councillor': 'councillor',
    'requests.basis-missing': 'basis',
    'requests.not-a-public-matter': 'basis',
  })
}

export const raisingTexts = {
  raisedTitle: { en: 'Did a councillor raise this?' },
  raisedBy: { en: 'Raised by councillor' },
  raisedByNobody: { en: 'No councillor' },
  raisedBasis: { en: 'Why may the councillor hear the answer?' },
  raisedBasisHint: {
    en: 'We may share what is about a resident only if they agreed, or if the councillor acts for them.',
  },
} satisfies StaffTexts
