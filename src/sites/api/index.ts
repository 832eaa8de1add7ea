import type { FastifyInstance } from 'fastify'
import type { SiteBase } from '../site-base.ts'

/** Puts Open311 and our own JSON API on the server. */
export async function mountApi(_app: FastifyInstance, _base: SiteBase): Promise<void> {}
