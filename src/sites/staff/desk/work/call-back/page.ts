import { readCatalogue } from '../../../../../modules/catalogue/index.ts'
import {
  goesOn,
  goOnWithCallBack,
  noteTry,
  readCallBack,
  seeToCallBack,
  TRY_RESULTS,
} from '../../../../../modules/interactions/index.ts'
import { can, readOrganisation } from '../../../../../modules/organisation/index.ts'
import { listOfPerson } from '../../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { sayDateAndTime } from '../../../../../platform/dates/index.ts'
import { Invalid } from '../../../../../platform/errors.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { spokenPhone } from '../../../../../platform/page/spoken-phone.ts'
import { say, translator } from '../../../../../platform/text.ts'
import { saySlot } from '../../conversation/call-back/page.ts'
import { atBox } from '../../conversation/passing.ts'
import { deskTexts } from '../../desk-texts.ts'
import { sayRung } from '../../say-rung.ts'
import { showMet } from '../../show-met.ts'
import { showRequests } from '../../show-requests.ts'
import { lineName } from '../../show-tabs.ts'
import { metTexts } from '../../who-texts.ts'
import { workTexts } from '../../work-texts.ts'
import { text } from './text.ts'

const t = translator(text, 'en')
const texts = { ...deskTexts, ...workTexts, ...metTexts, ...text }

type ShownMet = Awaited<ReturnType<typeof showMet>>

/** A call that was promised: whom to ring, about what, and each try. */
export const workCallBackPage = page({
  at: import.meta,
  path: '/staff/desk/work/call-backs/:id',
  permission: 'interactions.receive',
  audit: 'call-back-try',
  texts,
  form: {
    result: choiceField(TRY_RESULTS),
    note: textField({ max: 1_000 }),
    number: textField({ max: 2 }),
    act: choiceField(['go-on', 'seen']),
  },
  async load(ctx, visit) {
    const callBack = await readCallBack(ctx, visit.params.id!)
    const requests = await listOfPerson(ctx, null, callBack.requestId ? [callBack.requestId] : [])
    const organisation = await readOrganisation(ctx)
    const { services } = await readCatalogue(ctx)
    const moment = (at: Date) => sayDateAndTime(at, { language: 'en', now: ctx.now() })
    const met = await showMet(ctx, callBack.met, callBack.phone)
    return {
      callBack,
      at: `/staff/desk/work/call-backs/${callBack.id}`,
      met,
      heading: callBack.state === 'open' ? headingOf(met, spokenPhone(callBack.phone)) : t('title'),
      mayGoOn:
        ctx.actor.kind === 'staff' &&
        can(ctx.actor, 'interactions.take') &&
        goesOn({ ...callBack, isNotRung: callBack.met.isNotRung }, ctx.actor),
      maySee: callBack.isBackWithMe,
      over: sayRung({ ...callBack, lastTry: callBack.tries.at(-1) ?? null }, ctx.now()),
      isOfDead: met.phone?.isOfDead === true,
      isNotRung: isNotRung(met),
      request: (await showRequests(ctx, requests))[0] ?? null,
      team: say(organisation.teams.get(callBack.team)?.name, 'en'),
      line: lineName(organisation, callBack.line),
      service: say(services.get(callBack.service ?? '')?.name, 'en'),
      rangAt: callBack.rangAt && moment(callBack.rangAt),
      until: moment(callBack.slotUntil),
      slot: saySlot({ from: callBack.slotFrom, until: callBack.slotUntil }, ctx.now()),
      tries: callBack.tries.map(each => ({ ...each, when: moment(each.at), words: text[`result.${each.result}`].en })),
      next: callBack.nextAt && moment(callBack.nextAt),
      isDue: !!callBack.nextAt && callBack.nextAt <= ctx.now(),
      results: TRY_RESULTS.map(value => ({ value, text: text[`result.${value}`].en })),
      number: callBack.tries.length + 1,
    }
  },
  submit(ctx, visit, { result, note, number, act }) {
    if (act === 'seen') return seeTo(ctx, visit.params.id!)
    if (act)
      return atBox(texts, {}, 'result', async () =>
        redirect(`/staff/desk/${await goOnWithCallBack(ctx, visit.params.id!)}`),
      )
    if (!result) throw new Invalid({ result: text.resultMissing.en })
    const id = visit.params.id!
    return atBox(texts, {}, 'result', async () => {
      const begun = await noteTry(ctx, { id, number: Number(number) || 1, result, note })
      return redirect(begun ? `/staff/desk/${begun}` : `/staff/desk/work/call-backs/${id}`)
    })
  },
  example: ({ callBack }) => `/staff/desk/work/call-backs/${callBack}`,
})

/** Nobody is rung who has died, or on a number that is not safe. */
const isNotRung = ({ phone }: ShownMet): boolean => !!phone && (phone.isOfDead || phone.isUnsafe)

async function seeTo(ctx: Ctx, id: string) {
  await seeToCallBack(ctx, id)
  return redirect('/staff/desk/work')
}

/** Whom to ring, and where. */
function headingOf(met: ShownMet, phone: string): string {
  const { name } = met
  if (isNotRung(met)) return name ? t('notRung', { name }) : t('title')
  return name ? t('ringName', { name, phone }) : t('ring', { phone })
}
