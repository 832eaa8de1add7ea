import type { Ctx } from '../../platform/context.ts'
import { listRequestFacts } from '../requests/index.ts'
import { readRoutes } from './bodies.ts'
import { routeFor } from './route.ts'

/** The name of the body that a request goes to as soon as it is opened: known before it is referred; null: we deal with it. */
export async function findBodyFor(ctx: Ctx, { id, service }: { id: string; service: string }): Promise<string | null> {
  const routes = await readRoutes(ctx)
  if (!routes.some(each => each.service === service)) return null
  const request = (await listRequestFacts(ctx, [id])).get(id)
  return (request && routeFor(routes, request)?.bodyName) ?? null
}
