import type { FastifyInstance } from 'fastify'
import { readForm } from '../../modules/drafts/index.ts'
import { findPostcode, listAreas } from '../../modules/places/index.ts'
import { NotFound } from '../../platform/errors.ts'
import { page, Raw } from '../../platform/page/page.ts'
import { fileHeaders, listFiles, openFile } from '../../platform/uploads/index.ts'
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
  async load(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    const { questions } = await readForm(ctx, draft)
    const own = questions.flatMap(question =>
      question.type === 'photos' || question.type === 'documents' ? (draft.answers[question.id] ?? []) : [],
    )
    const [file] = await listFiles(ctx, [visit.params.file!])
    if (!file || !(own as unknown[]).includes(file.id)) throw new NotFound('file')
    const opened = await openFile(ctx, file.id, 'small')
    return new Raw(opened.bytes, fileHeaders(opened, false))
  },
})
