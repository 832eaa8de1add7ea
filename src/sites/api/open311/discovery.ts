import { readOrganisation } from '../../../modules/organisation/index.ts'
import { readSettings } from '../../../platform/settings.ts'
import { say } from '../../../platform/text.ts'
import { readerContext } from '../caller.ts'
import { Listed } from '../xml.ts'
import type { Answer } from './mount.ts'

/** When what this interface promises last changed. */
const CHANGED = '2026-12-01T00:00:00Z'

/** Open311 service discovery: where which version answers, and whom to ask for a key. */
export const describeDiscovery: Answer = async (base, request) => {
  const ctx = await readerContext(base, request)
  const [{ council }, { demo }] = await Promise.all([readOrganisation(ctx), readSettings(ctx)])
  const contact = `${say(council.name, ctx.language)}, ${council.contact.email}, ${council.contact.phone}`
  const endpoint = {
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: `${base.origin}/open311/v2`,
    changeset: CHANGED,
    type: demo ? 'test' : 'production',
    formats: new Listed('format', ['text/xml', 'application/json']),
  }
  return [
    'discovery',
    { changeset: CHANGED, contact, key_service: council.contact.email, endpoints: new Listed('endpoint', [endpoint]) },
  ]
}
