import {
  addRelationship,
  addSafetyMarker,
  changeCustomer,
  restrictCustomer,
  saveContactPoint,
} from '../../modules/customers/index.ts'
import { can } from '../../modules/organisation/index.ts'
import { readRequest } from '../../modules/requests/index.ts'
import { type StaffActor, system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import type { DemoRequest } from './demo-file.ts'

const HALF_A_YEAR = { months: 6 }

/** What a colleague of the team that knows has written on the record of who asked: where she lives, what word she is asked for, who acts for her, what to mind at her door, who alone may open it. */
export async function knowAbout(ctx: Ctx, asked: DemoRequest, requestId: string, staff: StaffActor[]): Promise<void> {
  const { lives, safeWord, helper, marker, kept } = asked
  if (!lives && !safeWord && !helper && !marker && !kept) return
  const { participants } = await readRequest(withContext(ctx, { actor: system('demonstration') }), requestId)
  const customerId = participants[0]?.customerId
  if (!customerId) return
  const by = (permission: 'customers.change' | 'customers.restrict', team?: string) => {
    const colleague = staff.find(each => can(each, permission) && (!team || each.teams.includes(team)))
    if (!colleague) throw new Error(`Nobody of the demonstration may do this for ${team}`)
    return withContext(ctx, { actor: colleague })
  }
  if (lives)
    await saveContactPoint(by('customers.change'), {
      ...{ customerId, source: 'customer', kind: 'address', value: lives, postcode: asked.postcode ?? '' },
      ...{ preferred: true, safe: true, textOk: false, messageOk: false, neutral: false },
    })
  if (safeWord) await changeCustomer(by('customers.change'), { customerId, source: 'customer', details: { safeWord } })
  if (helper)
    await addRelationship(by('customers.change'), {
      ...{ customerId, source: 'document', kind: helper.kind, otherName: helper.name, until: null },
      ...{ authority: helper.authority, scope: helper.scope, maySee: 'scope' },
    })
  if (marker) {
    const today = ctx.now().toTemporalInstant().toZonedDateTimeISO('Europe/London').toPlainDate()
    await addSafetyMarker(by('customers.change', marker.team), {
      ...{ customerId, source: 'colleague', instruction: marker.instruction, evidence: marker.evidence },
      ...{ ownerTeam: marker.team, reviewOn: today.add(HALF_A_YEAR).toString(), told: true, notToldBecause: '' },
    })
  }
  if (kept)
    await restrictCustomer(by('customers.restrict', kept.team), {
      ...{ customerId, kind: kept.kind, ownerTeam: kept.team, teams: [], hinted: true },
    })
}
