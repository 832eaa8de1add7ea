import { checkInByReference } from '../../../../modules/bookings/index.ts'
import { getDraft, resumeDraft } from '../../../../modules/drafts/index.ts'
import { type NewVisit, readDoor, takeTicket } from '../../../../modules/reception/index.ts'
import { type Ctx, withContext } from '../../../../platform/context.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { type CodeProblem, parseReference, parseResumeCode } from '../../../../platform/spoken-code/index.ts'
import { codeProblemText } from '../../../../platform/spoken-code/text.ts'
import { type Language, say } from '../../../../platform/text.ts'
import { kioskFrame, orHome } from '../kiosk-frame.ts'
import { text } from '../text.ts'

/** Somebody who has a reference, or the code of a form she began: typed or from a QR code. Who has booked is checked in. Nothing of it is shown here. */
export const kioskReferencePage = page({
  at: import.meta,
  path: '/kiosk/:location/reference',
  public: true,
  texts: text,
  triesPerMinute: 12,
  form: { code: textField({ max: 60 }) },
  async load(ctx, visit) {
    const frame = await kioskFrame(ctx, visit)
    return (await isShut(ctx, frame.location.id)) ? redirect(frame.home) : frame
  },
  async submit(ctx, visit, { code }) {
    const { home, location } = await kioskFrame(ctx, visit)
    const at = withContext(ctx, { channel: 'kiosk' })
    const reference = parseReference(code)
    if (await isShut(ctx, location.id)) return redirect(home)
    const booked = reference.ok ? await checkInByReference(at, location.id, reference.code) : null
    return orHome(home, async () => {
      const id = booked ?? (await takeTicket(at, { location: location.id, ...(await readCode(at, code, visit.ip)) }))
      return redirect(`${home}/ticket/${id}`)
    })
  },
  example: ({ location }) => `/kiosk/${location}/reference`,
})

/** In the last minutes who has booked is served yet. */
const isShut = async (ctx: Ctx, location: string): Promise<boolean> => (await readDoor(ctx, location)).state === 'shut'

/** With as many digits as it should have, one of them is wrong. */
function sayWrong(tried: { problem: CodeProblem }[], language: Language): string {
  const wrong = tried.find(({ problem }) => problem === 'digit-wrong')
  return wrong ? codeProblemText['digit-wrong'][language] : say(text.referenceWrong, language)
}

async function readCode(ctx: Ctx, typed: string, address: string): Promise<Partial<NewVisit>> {
  const reference = parseReference(typed)
  if (reference.ok) return { reference: reference.code }
  const code = parseResumeCode(typed)
  if (!code.ok) throw new Invalid({ code: sayWrong([reference, code], ctx.language) })
  const { id, secret } = await resumeDraft(ctx, { code: typed, address })
  return { draftId: id, service: (await getDraft(ctx, id, secret)).service }
}
