import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { readSettings } from '../../../platform/settings.ts'
import { say } from '../../../platform/text.ts'
import { readerContext } from '../caller.ts'
import { sayInstant } from '../said-request.ts'
import { Listed } from '../xml.ts'
import type { Answer } from './mount.ts'

/** Before there are services. */
const NEVER = new Date(0)

/** Open311 service discovery: where which version answers, and whom to ask for a key. */
export const describeDiscovery: Answer = async (base, request) => {
  const ctx = await readerContext(base, request)
  const [{ council }, { demo }, { changedAt }] = await Promise.all([
    readOrganisation(ctx),
    readSettings(ctx),
    readCatalogue(ctx),
  ])
  // What clients keep of the service list is as good as new until then.
  const changeset = sayInstant(changedAt ?? NEVER)
  const contact = `${say(council.name, ctx.language)}, ${council.contact.email}, ${council.contact.phone}`
  const endpoint = {
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: `${base.origin}/open311/v2`,
    changeset,
    type: demo ? 'test' : 'production',
    formats: new Listed('format', ['text/xml', 'application/json']),
  }
  return [
    'discovery',
    { changeset, contact, key_service: council.contact.email, endpoints: new Listed('endpoint', [endpoint]) },
  ]
}
