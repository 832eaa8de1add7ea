import { getService } from '../../../../modules/catalogue/index.ts'
import { readForm, startDraft } from '../../../../modules/drafts/index.ts'
import { noteDraft, readKnownAnswers } from '../../../../modules/interactions/index.ts'
import { dutyNumbersNow, readOrganisation } from '../../../../modules/organisation/index.ts'
import { findPostcode } from '../../../../modules/places/index.ts'
import { withContext } from '../../../../platform/context.ts'
import { Invalid, NotFound } from '../../../../platform/errors.ts'
import { choiceField, textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { chooseLanguage, say } from '../../../../platform/text.ts'
import { promiseNow } from '../../../promise-now.ts'
import { readAside } from '../aside.ts'
import { askChannel, channelField, channelOf } from '../channels.ts'
import { takePaths } from '../form-paths.ts'
import { holdTakenDraft } from '../held-drafts.ts'
import { matterOf, ofMatter } from '../of-matter.ts'
import { scriptOf } from '../script.ts'
import { takeTexts } from '../text.ts'
import { text } from './text.ts'

/** What an adviser needs to know of a service before the first question: danger first, then how they are asking. */
export const takeServicePage = page({
  at: import.meta,
  path: '/staff/take/services/:slug',
  permission: 'requests.take',
  audit: 'take-service',
  texts: { ...takeTexts, ...text },
  form: { danger: choiceField(['yes', 'no']), channel: channelField(), postcode: textField({ max: 20 }) },
  async load(ctx, visit) {
    const service = await getService(ctx, visit.params.slug!)
    const organisation = await readOrganisation(ctx)
    const { questions } = service.form ? await readForm(ctx, service) : { questions: [] }
    const rule = service.danger ?? service.numbersFirst
    const at = await readAside(ctx)
    return {
      at,
      service: {
        name: say(service.name, 'en'),
        about: say(service.about, 'en'),
        youNeed: service.youNeed.map(need => say(need, 'en')),
        elsewhere: service.elsewhere && { ...service.elsewhere, name: say(service.elsewhere.name, 'en') },
        hasForm: !!service.form,
        asksDanger: !!service.danger,
        slug: service.slug,
      },
      duty: rule ? dutyNumbersNow(organisation, rule, ctx.now()) : null,
      promise: await promiseNow(ctx, service),
      script: await scriptOf(ctx, service, questions, {
        asked: '',
        needs: at?.needs ?? [],
        ...(at && { channel: at.channel, isHushed: at.isHushed }),
        ...(at?.language && { language: at.language }),
      }),
      ...askChannel(visit, at),
      ...ofMatter(matterOf(visit)),
      back: '/staff/take',
    }
  },
  async submit(ctx, visit, { danger, channel, postcode }) {
    const service = await getService(ctx, visit.params.slug!)
    if (!service.form) throw new NotFound('form')
    const at = await readAside(ctx)
    const chosen = channelOf(visit, at, channel, service.danger && !danger ? { danger: text.dangerMissing.en } : {})
    const home = postcode ? await findPostcode(ctx, postcode) : null
    if (postcode && !home) throw new Invalid({ postcode: text.postcodeWrong.en })
    const known = home ? { postcode: home.postcode } : {}
    const { council } = await readOrganisation(ctx)
    const language = chooseLanguage(at?.language ?? 'en', council.languages)
    const { questions } = await readForm(ctx, service)
    const { answers, speaker: name } = await readKnownAnswers(ctx, questions, known)
    const draft = await startDraft(withContext(ctx, { channel: chosen }), {
      service: service.slug,
      known: { ...known, record: answers, ...(name && { name }) },
      answers,
      language,
    })
    holdTakenDraft(visit, draft, chosen)
    await noteDraft(ctx, { id: draft.id, service: service.slug })
    return redirect(takePaths.question(draft.id, questions[0]!.id))
  },
  example: ({ service }) => `/staff/take/services/${service}`,
})
