import { type Static, Type } from 'typebox'
import { councilsAt } from '../../../modules/drafts/index.ts'
import {
  type Area as FoundArea,
  findArea,
  findPostcode,
  listAreas,
  parsePostcode,
} from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { type Language, say } from '../../../platform/text.ts'
import { CallerError } from '../problems.ts'
import { textsIn } from '../text.ts'
import { language, reading, SELDOM } from './operation.ts'
import { Area, orNull, Postcode } from './schemas.ts'

const query = Type.Object({ kind: Type.Optional(Type.String({ maxLength: 60 })), language })
const DAY = 'public, max-age=86400'

export const areas = reading({
  path: '/areas',
  tag: 'places',
  summary: 'Wards and groups of wards',
  query,
  answer: Type.Object({ areas: Type.Array(Area) }),
  cache: SELDOM,
  run: async ({ ctx, query }) => ({
    areas: (await listAreas(ctx, query.kind)).map(area => describeArea(area, ctx.language)),
  }),
})

const Feature = Type.Object({
  type: Type.Literal('Feature'),
  id: Type.String(),
  properties: Type.Object({ id: Type.String(), kind: Type.String(), name: Type.String() }),
  geometry: orNull(Type.Object({ type: Type.String(), coordinates: Type.Array(Type.Unknown()) })),
})

export const outlines = reading({
  path: '/areas.geojson',
  tag: 'places',
  summary: 'Outlines of areas as GeoJSON (RFC 7946). They are drawn round postcodes: edges are approximate.',
  query,
  answer: Type.Object({ type: Type.Literal('FeatureCollection'), features: Type.Array(Feature) }),
  cache: DAY,
  media: 'application/geo+json',
  async run({ ctx, query }) {
    const features = (await listAreas(ctx, query.kind)).map(({ id, kind, name, outline }) => ({
      type: 'Feature' as const,
      id,
      properties: { id, kind, name: say(name, ctx.language) },
      geometry: outline,
    }))
    return { type: 'FeatureCollection' as const, features }
  },
})

export const postcode = reading({
  path: '/postcodes/:postcode',
  tag: 'places',
  summary: 'Where a postcode of ours is. Of others the answer says whose it is.',
  params: Type.Object({ postcode: Type.String({ maxLength: 20 }) }),
  answer: Postcode,
  cache: DAY,
  async run({ ctx, params }) {
    const found = await findPostcode(ctx, params.postcode)
    if (!found) throw await whose(ctx, params.postcode)
    const [ward, ...groups] = await Promise.all([found.ward, ...found.areas].map(id => findArea(ctx, id)))
    return {
      postcode: found.postcode,
      lat: found.lat,
      lng: found.lng,
      ward: describeArea(ward!, ctx.language),
      areas: groups.flatMap(area => (area ? [describeArea(area, ctx.language)] : [])),
    }
  },
})

function describeArea({ id, kind, name, wards }: FoundArea, language: Language): Static<typeof Area> {
  return { id, kind, name: say(name, language), wards }
}

async function whose(ctx: Ctx, typed: string): Promise<CallerError> {
  const t = textsIn(ctx.language)
  if (!parsePostcode(typed)) return new CallerError(400, [{ field: 'postcode', description: t('notPostcode') }])
  const names = (await councilsAt(ctx, typed)).join(', ')
  return new CallerError(
    404,
    t('postcodeElsewhere', { whose: names ? t('councilThere', { names }) : t('councilUnknown') }),
  )
}
