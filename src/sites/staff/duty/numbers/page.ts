import {
  dutyNumbersNow,
  isOpenNow,
  numbersAfterHours,
  readOrganisation,
} from '../../../../modules/organisation/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { SIGNED_IN } from '../../site.ts'
import { text } from './text.ts'

/** The duty officer's list: which of our lines are open at this hour, who answers for those that are not, whom to ring in danger. */
export const dutyNumbersPage = page({
  at: import.meta,
  path: '/staff/duty/numbers',
  permission: SIGNED_IN,
  texts: text,
  async load(ctx) {
    const organisation = await readOrganisation(ctx)
    const now = ctx.now()
    return {
      lines: organisation.goldenNumbers.map(line => {
        const isOpen = isOpenNow(organisation, line.calendar, now)
        const after = isOpen ? null : numbersAfterHours(organisation, line, now)
        return { ...line, isOpen, after: after?.numbers.find(each => each.when !== 'always') ?? null }
      }),
      rules: [...organisation.dutyRules.keys()].map(id => dutyNumbersNow(organisation, id, now)!),
      back: '/staff/duty',
    }
  },
})
