// Requests and the people about them, for the tests of this module and of those above it. Nothing is left to chance but
// ids and references.
import { sql } from 'kysely'
import { addStaff, type StaffParts } from '../../../test/support/actors.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { findOrganisation } from '../organisation/index.ts'
import { buildCouncil, NORTH } from './council.fixture.ts'
import { type AskedRequest, followRequest, type OpenedRequest, openSubmission, reporterFrom } from './index.ts'

export interface RequestParts {
  /** Default: a pothole, which is public. */
  service?: string
  /** Who asks. Without any of these nobody is named. */
  name?: string
  email?: string
  phone?: string
  /** Her own. */
  postcode?: string
  safe?: ('email' | 'phone' | 'text')[]
  onBehalf?: { authority: string; of: string }
  /** What she says. */
  words?: string
  answers?: AskedRequest['answers']
  /** Default: a point that is ours. Null: nowhere. */
  place?: AskedRequest['place'] | null
  photos?: string[]
  documents?: string[]
  /** Told to be so afterwards, whatever the service says. */
  team?: string
  visibility?: string
  sensitive?: boolean
  assignedTo?: string | null
  key?: string
}

let built = 0

/** Asks for something, as the actor of `ctx`. Makes a council first where there is none. */
export async function buildRequest(ctx: Ctx, parts: RequestParts = {}): Promise<OpenedRequest> {
  if (!(await findOrganisation(ctx))) await buildCouncil(ctx)
  const { service = 'pothole', words = 'A deep hole', answers = {}, place, photos, documents, postcode } = parts
  const [opened] = await openSubmission(ctx, {
    key: parts.key ?? `built-${++built}`,
    language: ctx.language,
    reporter: reporterFrom(parts),
    requests: [
      {
        service,
        answers: { what: words, ...answers },
        details: words,
        ...(place === null ? {} : { place: place ?? { ...NORTH, words: 'By the school' } }),
        ...(postcode ? { postcode } : {}),
        ...(photos ? { photos } : {}),
        ...(documents ? { documents } : {}),
      },
    ],
  })
  await setByHand(ctx, opened!.requestId, parts)
  return opened!
}

async function setByHand(ctx: Ctx, id: string, { team, visibility, sensitive, assignedTo }: RequestParts) {
  const columns = {
    ...(team === undefined ? {} : { team_id: team }),
    ...(visibility === undefined ? {} : { visibility }),
    ...(sensitive === undefined ? {} : { sensitive }),
    ...(assignedTo === undefined ? {} : { assigned_to: assignedTo }),
  }
  if (Object.keys(columns).length === 0) return
  await ctx.db.updateTable('requests.requests').set(columns).where('id', '=', id).execute()
}

/** 'It's the same one', said by somebody with this email (none: nobody is named). Answers her participation. */
export async function buildFollower(ctx: Ctx, requestId: string, email?: string): Promise<string> {
  const reporter = reporterFrom(email ? { name: 'Jo Joiner', email } : {})
  const key = `joined-${++built}`
  return (await followRequest(ctx, { requestId, key, reporter, language: 'en' })).participantId
}

/** A file as if it had been uploaded. */
export async function buildFile(ctx: Ctx, mediaType = 'image/jpeg'): Promise<string> {
  const id = newId()
  await sql`insert into platform.files (id, sha256, media_type, bytes, name)
    values (${id}, ${`sha-${++built}`}, ${mediaType}, 1, 'file')`.execute(ctx.db)
  return id
}

/** A context in which this member of staff acts, written down with her teams. The same name is the same person. */
export async function buildStaff(ctx: Ctx, parts: StaffParts): Promise<Ctx> {
  return withContext(ctx, { actor: await addStaff(ctx, parts), channel: 'phone' })
}
