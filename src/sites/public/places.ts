import type { FastifyInstance } from 'fastify'
import { findPostcode, listAreas } from '../../modules/places/index.ts'
import { page } from '../../platform/page/page.ts'
import { openDraftFile } from '../questions/draft-file.ts'
import type { SiteBase } from '../site-base.ts'
import { readHeldDraft } from './ask/held-drafts.ts'

/** Data that maps and boxes of the public site ask for. */
export function mountPlaces(app: FastifyInstance, base: SiteBase): void {
  app.get('/areas.geojson', async (_request, reply) => {
    const wards = await listAreas(base.context({}), 'ward')
    const features = wards.map(({ id, name, outline }) => ({
      type: 'Feature',
      properties: { id, name: name.en },
      geometry: outline,
    }))
    return reply.header('cache-control', 'public, max-age=86400').send({ type: 'FeatureCollection', features })
  })
  app.get<{ Querystring: { near?: string } }>('/find-place', async (request, reply) => {
    const found = await findPostcode(base.context({}), String(request.query.near ?? '').slice(0, 20))
    return found ? { lat: found.lat, lng: found.lng } : reply.code(404).send({})
  })
}

/** A picture that somebody added to a form she has not sent yet: hers alone to see. */
export const draftFilePage = page({
  at: import.meta,
  path: '/ask/:draft/files/:file',
  public: true,
  texts: {},
  load: async (ctx, visit) => openDraftFile(ctx, await readHeldDraft(ctx, visit), visit.params.file!),
})
