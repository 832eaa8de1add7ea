import type { FastifyInstance } from 'fastify'
import type { SiteBase } from '../site-base.ts'
import { mountOpen311 } from './open311/mount.ts'
import { mountTelephony } from './telephony/mount.ts'
import { mountTexts } from './texts/mount.ts'
import { mountV1 } from './v1/mount.ts'

/** Puts Open311 (`/open311`) and our own JSON API (`/api/v1`) on the server. */
export async function mountApi(app: FastifyInstance, base: SiteBase): Promise<void> {
  await app.register(async scope => mountOpen311(scope, base), { prefix: '/open311' })
  await app.register(async scope => mountV1(scope, base), { prefix: '/api' })
  await app.register(async scope => mountTexts(scope, base), { prefix: '/api/v1/texts' })
  await app.register(async scope => mountTelephony(scope, base), { prefix: '/api/v1/telephony' })
}
