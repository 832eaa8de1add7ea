import type { FastifyInstance } from 'fastify'
import type { SiteBase } from '../site-base.ts'

/** Puts the staff site on the server, under /staff. */
export async function mountStaffSite(_app: FastifyInstance, _base: SiteBase): Promise<void> {}
