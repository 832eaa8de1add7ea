import type { Met } from '../../../modules/interactions/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { spokenPhone } from '../../../platform/page/spoken-phone.ts'
import { interpreterLine } from '../customers/lines-of-needs.ts'
import { RELATIONSHIP_NAMES, relayLink, sayTellHelper } from '../customers/words.ts'
import { needWords, sayLanguage, sayPreferred } from './show-person.ts'
import { whoTexts } from './who-texts.ts'

/** Who it is to whoever rings her or goes on with her matter. `phone`: on which she is reached. */
export async function showMet(ctx: Ctx, met: Met, phone: string | null) {
  const relay = met.needs.some(({ kind }) => kind === 'text-relay')
  const isUnsafe = met.isNotRung
  // Nobody has said who it is: then nothing is said of anybody's record.
  const isSomebody = met.customerId !== null || met.isKept
  const isOfDead = met.diedAt !== null && met.phone !== null
  return {
    ...met,
    saidThings: sayThings(met.things),
    helper: sayHelperSpeaks(met.helper),
    needs: met.needs.map(needWords),
    interpreter: await interpreterLine(ctx, met.needs),
    language: sayLanguage(met.language),
    preferred: sayPreferred(met),
    phone: phone
      ? {
          value: spokenPhone(phone),
          isUnsafe: isUnsafe && !isOfDead,
          isOfDead,
          relayHref: relay && !isUnsafe && !met.diedAt ? relayLink(phone) : '',
          noMessage: met.phone?.messageOk === false,
          isUnknown: isSomebody && !met.phone,
          isOfNobody: !isSomebody,
          isNeutral: met.phone?.neutral === true,
        }
      : null,
  }
}

export const sayThings = (things: Met['things']): string => things.map(each => whoTexts[`thing.${each}`].en).join(', ')

export const sayHelperSpeaks = (helper: Met['helper']) =>
  helper && { ...helper, tell: sayTellHelper(helper), kind: RELATIONSHIP_NAMES[helper.kind] }
