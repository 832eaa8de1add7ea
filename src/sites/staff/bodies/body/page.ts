import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { listApiKeys } from '../../../../modules/identity/index.ts'
import { type Organisation, readOrganisation } from '../../../../modules/organisation/index.ts'
import { type Area, listAreas } from '../../../../modules/places/index.ts'
import {
  addRoute,
  askServices,
  getBody,
  listReferrals,
  PHOTO_LINK_DAYS,
  readRoutes,
} from '../../../../modules/referrals/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { say, translator } from '../../../../platform/text.ts'
import { bodyTexts } from '../text.ts'

/** One body: what goes to it, what was sent, and what it answered. */
export const bodyPage = page({
  at: import.meta,
  path: '/staff/bodies/:id',
  permission: 'keys.change',
  audit: 'body-route',
  texts: bodyTexts,
  form: { service: textField({ max: 100 }), area: textField({ max: 100 }), code: textField({ max: 200 }) },
  async load(ctx, visit) {
    const t = translator(bodyTexts, 'en')
    const body = await getBody(ctx, visit.params.id!)
    const [{ services }, areas, routes] = await Promise.all([readCatalogue(ctx), listAreas(ctx), readRoutes(ctx)])
    const nameOf = namesOf(await readOrganisation(ctx), areas)
    const serviceOf = (slug: string) => (services.has(slug) ? say(services.get(slug)!.name, 'en') : slug)
    const byText = (a: { text: string }, b: { text: string }) => a.text.localeCompare(b.text)
    return {
      back: '/staff/bodies',
      body,
      photoDays: PHOTO_LINK_DAYS,
      routes: routes
        .filter(({ bodyId }) => bodyId === body.id)
        .map(each => ({
          ...each,
          words: t('route', { service: serviceOf(each.service), area: nameOf.get(each.area) ?? t('everywhere') }),
        })),
      services: [
        { value: '', text: t('chooseService') },
        ...[...services.values()]
          .filter(({ form, privacy }) => form && !privacy.sensitive)
          .map(({ slug }) => ({ value: slug, text: serviceOf(slug) }))
          .sort(byText),
      ],
      areas: [
        { value: '', text: t('anywhere') },
        ...areas.map(({ id }) => ({ value: id, text: nameOf.get(id)! })).sort(byText),
      ],
      keys: [
        { value: '', text: t('noKey') },
        ...(await listApiKeys(ctx))
          .filter(({ revokedAt }) => !revokedAt)
          .map(({ id, name }) => ({ value: id, text: name })),
      ],
      theirs: visit.query.ask ? await theirServices(ctx, body.id) : null,
      referrals: await listReferrals(ctx, body.id),
    }
  },
  async submit(ctx, visit, { service, area, code }) {
    const bodyId = visit.params.id!
    await addRoute(ctx, { bodyId, service, area, code })
    return redirect(`/staff/bodies/${bodyId}?done=routed`)
  },
  example: ({ body }) => `/staff/bodies/${body}`,
})

/** By its id; with what kind it is, where another has the same name. */
function namesOf({ council }: Organisation, areas: Area[]): Map<string, string> {
  const kinds = new Map(council.areaKinds.map(({ id, name }) => [id, name]))
  return new Map(
    areas.map(({ id, name, kind }) => {
      const said = say(name, 'en')
      const isAlone = areas.every(other => other.id === id || say(other.name, 'en') !== said)
      return [id, isAlone ? said : `${said} (${say(kinds.get(kind) ?? council.wardWord, 'en').toLowerCase()})`]
    }),
  )
}

async function theirServices(
  ctx: Ctx,
  bodyId: string,
): Promise<{ list: { code: string; name: string }[]; problem?: string }> {
  return askServices(ctx, bodyId).then(
    list => ({ list }),
    error => ({ list: [], problem: (error as Error).message }),
  )
}
