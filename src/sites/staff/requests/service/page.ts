import { KINDS, readCatalogue, suggestServices } from '../../../../modules/catalogue/index.ts'
import { changeService } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { choiceField, textField } from '../../../../platform/page/fields.ts'
import { isRedirect, page } from '../../../../platform/page/page.ts'
import { say } from '../../../../platform/text.ts'
import { KIND_NAMES } from '../../request-words.ts'
import { type ActionScreen, doneWherever, screenFor } from '../action-screen.ts'
import { actionTexts } from '../action-text.ts'
import { seenField } from '../seen.ts'
import { text } from './text.ts'

const SUGGESTED = 3

/** Makes it a request of another service or kind. Team and promise follow; what was answered stays. */
export const servicePage = page({
  at: import.meta,
  path: '/staff/requests/:id/service',
  permission: 'requests.update',
  audit: 'request-service',
  texts: { ...actionTexts, ...text },
  form: {
    service: textField({ required: 'choose', max: 80 }),
    kind: choiceField(KINDS),
    seen: seenField(),
  },
  async load(ctx, visit) {
    const screen = await screenFor(ctx, visit, 'change')
    if (isRedirect(screen)) return screen
    const { services } = await readCatalogue(ctx)
    return {
      ...screen,
      suggested: await suggestOthers(ctx, screen),
      services: [...services.values()]
        .filter(service => service.form)
        .map(service => ({ value: service.slug, text: say(service.name, 'en') })),
      kinds: KINDS.map(value => ({ value, text: KIND_NAMES[value] })),
    }
  },
  async submit(ctx, visit, { service, kind, seen }) {
    if (!(await readCatalogue(ctx)).services.has(service)) throw new Invalid({ service: text.choose.en })
    await changeService(ctx, { requestId: visit.params.id!, service, asOf: seen, ...(kind ? { kind } : {}) })
    return doneWherever(ctx, visit, 'changed')
  },
  example: ({ request }) => `/staff/requests/${request}/service`,
})

/** What the customer's words suggest: the service she asked for is usually not far from what she needs. */
async function suggestOthers(ctx: Ctx, { request }: ActionScreen) {
  const { services } = await readCatalogue(ctx)
  const found = await suggestServices(ctx, request.details.split('\n')[0]!.slice(0, 300), SUGGESTED + 1, 'en')
  return found
    .filter(({ slug }) => slug !== request.service && services.get(slug)?.form)
    .slice(0, SUGGESTED)
    .map(({ slug, name }) => ({ value: slug, text: name }))
}
