import type { FastifyInstance } from 'fastify'
import { councilsAt } from '../../modules/drafts/index.ts'
import { findNear, listAreas, type Point, parsePostcode, postcodesWithin } from '../../modules/places/index.ts'
import { page } from '../../platform/page/page.ts'
import { sayOneOf } from '../../platform/text.ts'
import { openDraftFile } from '../questions/draft-file.ts'
import type { SiteBase } from '../site-base.ts'
import { readHeldDraft } from './ask/held-drafts.ts'

/** Data that maps and boxes of the public site ask for. */
export function mountPlaces(app: FastifyInstance, base: SiteBase): void {
  app.get('/areas.geojson', async (_request, reply) => {
    const wards = await listAreas(base.context({}), 'ward')
    const features = wards.map(({ id, name, outline }) => ({
      type: 'Feature',
      properties: { id, name: name.en, nameCy: name.cy },
      geometry: outline,
    }))
    return reply.header('cache-control', 'public, max-age=86400').send({ type: 'FeatureCollection', features })
  })
  app.get<{ Querystring: { box?: string } }>('/postcodes.json', async (request, reply) => {
    const box = readBox(String(request.query.box ?? ''))
    if (!box) return reply.code(400).send([])
    return reply.header('cache-control', 'public, max-age=86400').send(await postcodesWithin(base.context({}), box))
  })
  app.get<{ Querystring: { near?: string; language?: string } }>('/find-place', async (request, reply) => {
    const ctx = base.context({ language: request.query.language === 'cy' ? 'cy' : 'en' })
    const near = String(request.query.near ?? '').slice(0, 100)
    const found = await findNear(ctx, near)
    if (found) return found
    const council = parsePostcode(near) ? sayOneOf(await councilsAt(ctx, near), ctx.language) : ''
    return reply.code(404).send(council ? { council } : {})
  })
  app.get<{ Querystring: { at?: string; language?: string } }>('/find-council', async (request, reply) => {
    const point = readPoint(String(request.query.at ?? ''))
    if (!point) return reply.code(400).send({})
    const ctx = base.context({ language: request.query.language === 'cy' ? 'cy' : 'en' })
    return { council: sayOneOf(await councilsAt(ctx, point), ctx.language) }
  })
}

/** 'lat,lng' in degrees; null for anything else. */
function readPoint(typed: string): Point | null {
  const [lat = Number.NaN, lng = Number.NaN, ...more] = typed.split(',').map(Number)
  return more.length === 0 && Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lat, lng } : null
}

/** Degrees: some six by seven kilometres, more than a map shows on which single postcodes have room. */
const BOX_MOST = { wide: 0.1, high: 0.06 }

/** 'west,south,east,north' in degrees; null for what is no box, or one so large that its answer would be. */
function readBox(typed: string) {
  const [west = Number.NaN, south = 0, east = 0, north = 0, ...more] = typed.split(',').map(Number)
  const isSmall = east - west <= BOX_MOST.wide && north - south <= BOX_MOST.high
  return more.length === 0 && east > west && north > south && isSmall ? { west, south, east, north } : null
}

/** A picture that somebody added to a form she has not sent yet: hers alone to see. */
export const draftFilePage = page({
  at: import.meta,
  path: '/ask/:draft/files/:file',
  public: true,
  texts: {},
  load: async (ctx, visit) => openDraftFile(ctx, await readHeldDraft(ctx, visit), visit.params.file!),
})
