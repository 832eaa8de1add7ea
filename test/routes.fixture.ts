// What the examples of pages are about: a report that is open, one that is closed, one that is held back, a form half filled in, and the rest.
import { bookingToken, bookTime, listFreeTimes, sayDesks } from '../src/modules/bookings/index.ts'
import {
  draftToken,
  publishDraft,
  readCatalogue,
  readEditedService,
  saveDraft,
} from '../src/modules/catalogue/index.ts'
import { listMessages, makePrintBatch, queueMessages, receiveArrival } from '../src/modules/channels/index.ts'
import { passOnThanks, writeNote } from '../src/modules/coaching/index.ts'
import { listReceived, readReceived, receiveLetter, writtenToken } from '../src/modules/correspondence/index.ts'
import {
  addCustomer,
  addSafetyMarker,
  beginEnquiry,
  openCustomer,
  readCustomer,
} from '../src/modules/customers/index.ts'
import { readCurrentForm, startDraft } from '../src/modules/drafts/index.ts'
import { raiseDuty, receiveDuty } from '../src/modules/duty/index.ts'
import { actorOf, createApiKey, inviteLink } from '../src/modules/identity/index.ts'
import {
  addMatter,
  chaseRequest,
  identifyCustomer,
  listSlots,
  offerHandover,
  promiseCallBack,
  readConversation,
  setPresence,
  startConversation,
} from '../src/modules/interactions/index.ts'
import {
  changeContact,
  publishArticle,
  readMyList,
  saveArticle,
  sayWhetherArticleIsRight,
} from '../src/modules/knowledge/index.ts'
import { addReader, confirmReader, publishNotice, readerStopToken, readerToken } from '../src/modules/notices/index.ts'
import { changeStaff, findStaffByEmail, inviteStaff, readOrganisation } from '../src/modules/organisation/index.ts'
import { logPaper } from '../src/modules/papers/index.ts'
import { checkIn } from '../src/modules/reception/index.ts'
import { addBody } from '../src/modules/referrals/index.ts'
import { saveReply } from '../src/modules/replies/index.ts'
import {
  closeRequest,
  holdWords,
  type OpenedRequest,
  openSubmission,
  participantToken,
  raiseByCouncillor,
  releasePhoto,
  reporterFrom,
  stopToken,
  writeUpdate,
} from '../src/modules/requests/index.ts'
import { planShifts, readOwnRota } from '../src/modules/rota/index.ts'
import { addStop, type NewStop, openDesk } from '../src/modules/tours/index.ts'
import { addSubscription, testSubscription } from '../src/modules/webhooks/index.ts'
import { type Actor, type StaffActor, system } from '../src/platform/actor.ts'
import { type Ctx, withContext } from '../src/platform/context.ts'
import { newId } from '../src/platform/id.ts'
import type { Language } from '../src/platform/text.ts'
import { keepUpload } from '../src/platform/uploads/index.ts'
import { addStaff } from './support/actors.ts'
import { fillDraft } from './support/fill-draft.ts'
import { roadPhoto } from './support/photo.ts'
import { readAs } from './support/ports.ts'
import type { Program } from './support/program.ts'

export interface Fixtures {
  /** By the names that examples of pages ask for. */
  values: Record<string, string>
  /** What the browser that holds the form has to bring. */
  cookies: Record<string, string>
}

export interface Ground {
  place: { lat: number; lng: number; postcode: string }
  theme: string
  area: string
  language: Language
}

export const CHIPPENHAM: Ground = {
  place: { lat: 51.46104, lng: -2.11491, postcode: 'SN15 1ER' },
  theme: 'getting-around',
  area: 'chippenham',
  language: 'en',
}
export const WREXHAM: Ground = {
  place: { lat: 53.04635, lng: -2.993, postcode: 'LL11 1AB' },
  theme: 'getting-around',
  area: 'city',
  language: 'cy',
}

/** Makes everything that pages of the public site ask for. `staffEmail`: who closes and releases. */
export async function makeFixtures(program: Program, staffEmail: string, ground: Ground): Promise<Fixtures> {
  const colleague = await actorFor(program, staffEmail)
  const [open, closed, held] = [
    await report(program, ground, 1),
    await report(program, ground, 2),
    await report(program, ground, 9),
  ]
  const as = program.ctx({ actor: colleague })
  await writeUpdate(as, { requestId: open.requestId, audience: 'public', words: 'A crew is on its way.' })
  await closeRequest(as, {
    requestId: closed.requestId,
    outcome: 'done',
    words: 'We filled it.',
    photos: [await photo(program)],
  })
  await releasePhoto(as, { requestId: open.requestId, fileId: open.file, release: true })
  await holdWords(as, { requestId: held.requestId })
  await changeService(as, 2)
  const draft = await fillDraft(program, { ...ground.place, language: ground.language })
  const location = (await readOrganisation(program.ctx())).locations[0]!.id
  return {
    values: {
      location,
      ...(await bookedAt(program, location)),
      visit: await checkIn(program.ctx({ channel: 'kiosk' }), { location, service: 'pothole' }),
      service: 'pothole',
      dangerService: 'pothole',
      theme: ground.theme,
      area: ground.area,
      publicReference: open.reference,
      request: open.requestId,
      closedRequest: closed.requestId,
      heldRequest: held.requestId,
      file: open.file,
      token: await participantToken(program.ctx(), open.participantId),
      stopToken: await stopToken(program.ctx(), open.participantId),
      writtenToken: await writtenTo(program),
      closedToken: await participantToken(program.ctx(), closed.participantId),
      draft: draft.id,
      draftToken: await draftToken(program.ctx(), 'pothole'),
      ...(await newsReaders(program, ground)),
    },
    cookies: { fp_drafts: `${draft.id}.${draft.secret}`, fp_language: ground.language },
  }
}

/** Somebody who gets news, and somebody who has not said yet that it was she. */
async function newsReaders(program: Program, { place, language }: Ground): Promise<Record<string, string>> {
  const ctx = program.ctx({ channel: 'web' })
  const wish = { medium: 'email' as const, language, postcode: place.postcode, themes: [], services: ['pothole'] }
  const add = async (recipient: string) => (await addReader(ctx, { ...wish, recipient }))!
  const [reader, unconfirmed] = [await add('reader@example.test'), await add('later@example.test')]
  await confirmReader(ctx, reader)
  return {
    news: await readerToken(ctx, reader),
    stopNews: await readerStopToken(ctx, reader),
    unconfirmedNews: await readerToken(ctx, unconfirmed),
  }
}

/** A time that somebody has booked. */
async function bookedAt(program: Program, location: string): Promise<{ booking: string; bookingToken: string }> {
  const ctx = program.ctx({ channel: 'web' })
  await sayDesks(program.ctx({ actor: system('test') }), location, 2)
  const [first] = await listFreeTimes(ctx, { venue: location, needs: ['longer-time'] })
  const who = { name: 'Imogen Sample', email: 'imogen@example.test', phone: '', origin: program.url }
  const booking = await bookTime(ctx, { ...who, venue: location, needs: ['longer-time'], from: first!.from })
  return { booking, bookingToken: await bookingToken(ctx, booking) }
}

/** What pages of the staff site ask for besides. */
export async function makeStaffFixtures(
  program: Program,
  staffEmail: string,
  values: Fixtures['values'],
): Promise<Fixtures> {
  const as = program.ctx({ actor: await actorFor(program, staffEmail) })
  await publishChange(as)
  await changeService(as, 3)
  const invited = {
    email: 'newcomer@demo.example',
    name: 'Newcomer (demo)',
    roles: ['employee' as const],
    teams: ['waste'],
  }
  const staff = await inviteStaff(as, invited)
  const notice = { title: { en: 'Office closed' }, words: { en: 'We open again tomorrow.' } }
  const takenDraft = await fillDraft(program, CHIPPENHAM.place)
  const taken = await report(program, CHIPPENHAM, 3, as.actor)
  const customer = await openedCustomer(as)
  const conversation = await talkAbout(as, customer.customer, values.request!)
  const handed = await handOn(program, as, conversation)
  const mails = await mailTo(program, as)
  const post = await postOf(program, as)
  await program.settle()
  const tour = await stopWithDesk(as)
  const message = (await listMessages(program.ctx(), { limit: 50 })).rows.find(({ html }) => html)
  return {
    values: {
      ...values,
      ...customer,
      ...mails,
      ...post,
      webhook: await webhookOf(as),
      body: await bodyOf(as),
      shift: await ownShift(as),
      enquiry: await enquiryOf(as),
      delegation: (await readOrganisation(program.ctx())).delegations[0]!.id,
      conversation,
      dutyRecord: await raiseDuty(as, { kind: 'adult' }),
      receivedDuty: await receivedDuty(as),
      ...handed,
      staff,
      takenDraft: takenDraft.id,
      coached: await coach(as, values.closedRequest!),
      ...tour,
      takenRequest: taken.requestId,
      team: 'highways',
      token: (await inviteLink(as, staff)).split('/').at(-1)!,
      key: (await createApiKey(as, { name: 'Map of others' })).id,
      notice: await publishNotice(as, notice),
      reply: await makeReply(as),
      ...(await makeKnowledge(program)),
      failed: await failedMessage(as),
      message: message!.id,
      htmlMessage: message!.id,
    },
    cookies: { fp_taken_drafts: `${takenDraft.id}.${takenDraft.secret}.phone`, fp_tour_desks: tour.tourDesk },
  }
}

/** A message that did not arrive and has no other way. */
async function failedMessage(as: Ctx): Promise<string> {
  const key = 'routes:failed'
  const words = { subject: 'The right number?', words: 'Hello' }
  return as.transaction(async ctx => {
    await queueMessages(ctx, [{ key, medium: 'text', recipient: '+447700900999', language: 'en', ...words }])
    const failed = { status: 'failed', answer: 'no such number', settled_at: ctx.now(), sought_at: ctx.now() }
    const rows = ctx.db.updateTable('channels.messages').set(failed).where('key', '=', key).returning('id')
    return (await rows.executeTakeFirstOrThrow()).id
  })
}

/** A shift of her own, far enough ahead that the times people can book now stay as they are. */
async function ownShift(as: Ctx): Promise<string> {
  const day = as
    .now()
    .toTemporalInstant()
    .toZonedDateTimeISO('Europe/London')
    .toPlainDate()
    .add({ days: 12 })
    .toString()
  const planned = { team: 'highways', staff: [as.actor.id!], days: [day], from: 9 * 60, to: 17 * 60 }
  await planShifts(withContext(as, { actor: system('test') }), { ...planned, channel: null, location: null })
  return (await readOwnRota(as)).mine[0]!.id
}

/** Another system that is told, with a test on its way to nobody. */
async function webhookOf(as: Ctx): Promise<string> {
  const wish = { name: 'Depot board', url: 'http://localhost:9/hook', news: ['request.opened'], services: [] }
  const { id } = await addSubscription(as, { ...wish, personal: false, personalBecause: '' })
  await testSubscription(as, id, 'https://council.test')
  return id
}

/** Another body that nothing goes to by itself. */
const bodyOf = (as: Ctx): Promise<string> =>
  addBody(as, {
    ...{ name: 'National Roads', url: 'http://localhost:9/v2', jurisdiction: '', apiKey: '', personal: false },
    personalBecause: '',
  })

/** A mail with a picture that waits for a colleague, and one that could not be read. */
async function mailTo(program: Program, as: Ctx): Promise<{ mail: string; mailFile: string; unreadable: string }> {
  const picture = (await roadPhoto()).toString('base64')
  const lines = [
    'From: Rosa Sample <rosa@resident.example>',
    'Subject: A broken lamp',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    ...['--b', 'Content-Type: text/html', '', '<p>The lamp in <b>Mill Lane</b> is broken.</p>', ''],
    ...['--b', 'Content-Type: image/jpeg; name="lamp.jpg"', 'Content-Transfer-Encoding: base64', '', picture, '--b--'],
  ]
  await arrive(program, lines.join('\r\n'))
  const unreadable = await arrive(program, 'no mail')
  await program.settle()
  const [row] = (await listReceived(as, {})).rows
  const { id: mail, attachments } = await readReceived(as, row!.id)
  return { mail, mailFile: attachments[0]!.fileId!, unreadable }
}

const arrive = (program: Program, raw: string) =>
  receiveArrival(program.ctx(), {
    medium: 'email',
    source: 'test',
    sourceKey: newId(),
    sender: 'rosa@resident.example',
    recipients: ['council@example.org'],
    raw: Buffer.from(raw),
    mediaType: 'message/rfc822',
  })

/** Leads whoever wrote to how it stands. */
async function writtenTo(program: Program): Promise<string> {
  await arrive(program, 'From: Rosa Sample <rosa@resident.example>\r\nSubject: Hours\r\n\r\nWhen are you open?\r\n')
  await program.settle()
  const [row] = (await listReceived(program.ctx({ actor: system('correspondence') }), { text: 'Hours' })).rows
  return writtenToken(program.ctx(), row!.id)
}

/** A letter of two pages that waits for a colleague, a file of letters that went out, and a cheque that was in one. */
async function postOf(program: Program, as: Ctx): Promise<Fixtures['values']> {
  const words = 'The street light outside my house at 4 Mill Lane does not work. It is very dark. Please mend it soon.'
  const bytes = readAs({ words: `${words}\n\nYours sincerely\n\nImogen Sample`, confidence: 93 }, {})
  const { arrivalId } = await receiveLetter(program.ctx(), { name: 'scan.pdf', bytes })
  const out = { medium: 'letter' as const, recipient: 'Imogen Sample, 4 Mill Lane, SN15 1ER', language: 'en' }
  await queueMessages(program.ctx(), [{ ...out, key: newId(), subject: 'News', words: 'We mended it.' }])
  await queueMessages(program.ctx(), [{ ...out, key: newId(), subject: 'News', words: 'Dots.', formats: ['braille'] }])
  await program.settle()
  const printBatch = await makePrintBatch(as)
  const { rows } = await listReceived(as, { which: 'all' })
  const views = await Promise.all(rows.map(({ id }) => readReceived(as, id)))
  const { id: letter, pages } = views.find(view => view.arrivalId === arrivalId)!
  const cheque = { kind: 'cheque' as const, what: 'Cheque of Imogen Sample', pence: 5_250, place: 'Tray' }
  const paper = await logPaper(as, { ...cheque, receivedId: letter, key: newId() })
  return { letter, letterPicture: pages[0]!, printBatch, paper }
}

/** A visit to a village, with a desk of it that is out. */
async function stopWithDesk(as: Ctx): Promise<{ stop: string; tourDesk: string }> {
  const stop = await addStop(withContext(as, { actor: system('test') }), villageStop(as.now()))
  return { stop, tourDesk: await openDesk(as, stop) }
}

/** A colleague with a note of her leader's, who got thanks and hears what a councillor raised. */
async function coach(as: Ctx, requestId: string): Promise<string> {
  const parts = { email: 'coached@demo.example', name: 'Coached (demo)', roles: ['officer' as const] }
  const about = await inviteStaff(as, { ...parts, teams: ['highways'] })
  await writeNote(as, { about, words: 'You listened well. Try to say the date twice.' })
  await changeStaff(withContext(as, { actor: system('test') }), as.actor.id!, { ward: 'E05013421' })
  await passOnThanks(as, { requestId, to: as.actor.id!, words: 'So quick!' })
  await raiseByCouncillor(as, { requestId, councillorId: as.actor.id!, basis: 'resident-agreed' })
  return about
}

/** We come to a village tomorrow. */
function villageStop(now: Date): NewStop {
  const startsAt = new Date(now.getTime() + 86_400_000)
  const endsAt = new Date(startsAt.getTime() + 7_200_000)
  const place = { village: { en: 'Chippenham' }, place: { en: 'Town hall' }, note: null, postcode: 'SN15 1ER' }
  return { ...place, startsAt, endsAt }
}

/** A record of duty that somebody has. */
async function receivedDuty(ctx: Ctx): Promise<string> {
  const id = await raiseDuty(ctx, { kind: 'child' })
  await receiveDuty(ctx, id)
  return id
}

/** A conversation in hand, with somebody known who asks after a request. */
async function talkAbout(ctx: Ctx, customerId: string, requestId: string): Promise<string> {
  const id = await startConversation(ctx, { channel: 'email', direction: 'in' })
  await identifyCustomer(ctx, id, { how: 'said', customerId })
  await chaseRequest(ctx, { interactionId: id, requestId })
  await addMatter(ctx, { interactionId: id, asked: 'When is my bin day?' })
  return id
}

/** One matter is with a colleague who is there, for the other a call is promised. */
async function handOn(
  program: Program,
  ctx: Ctx,
  interactionId: string,
): Promise<{ handover: string; callBack: string }> {
  const receiver = {
    email: 'receiver@demo.example',
    name: 'Receiver (demo)',
    roles: ['officer' as const],
    teams: ['waste'],
  }
  const to = await inviteStaff(ctx, receiver)
  await setPresence(program.ctx({ actor: await actorFor(program, receiver.email) }), 'available')
  const [chased, bins] = (await readConversation(ctx, interactionId)).matters.map(({ id }) => ({
    interactionId,
    matterId: id,
  }))
  const handover = await offerHandover(ctx, { ...chased!, team: 'waste', to, summary: 'Which crew?' })
  const slotFrom = (await listSlots(ctx, 'waste'))[0]!.from
  const given = { team: 'waste', slotFrom, phone: '01632 960 001', summary: 'Bin day' }
  return { handover, callBack: await promiseCallBack(ctx, { ...bins!, ...given }) }
}

/** Somebody whose record is open, with a way to reach her. */
async function openedCustomer(ctx: Ctx): Promise<{ customer: string; point: string; marker: string }> {
  const given = { name: 'Imogen Sample', phone: '01632 960 001', email: '', born: '1959-12-10' }
  const customer = await addCustomer(ctx, { ...given, kind: 'person', source: 'customer' })
  await openCustomer(ctx, { customerId: customer, reason: 'speaking' })
  const reviewOn = Temporal.Now.plainDateISO().add({ months: 6 }).toString()
  const why = { evidence: 'A threat by telephone', told: true, notToldBecause: '', source: 'colleague' as const }
  const warning = { customerId: customer, instruction: 'Two people, daytime', ownerTeam: 'highways', reviewOn, ...why }
  const marker = await addSafetyMarker(ctx, warning)
  return { customer, point: (await readCustomer(ctx, customer)).points[0]!.id, marker }
}

/** An enquiry into who looked at the record of somebody else. */
async function enquiryOf(ctx: Ctx): Promise<string> {
  const { customer } = await openedCustomer(ctx)
  return beginEnquiry(ctx, { customerId: customer, reason: 'A neighbour of a colleague complained' })
}

/** An answer that a colleague found wrong, a draft, and somebody outside. */
async function makeKnowledge(program: Program): Promise<Fixtures['values']> {
  const parts = { roles: ['team-leader' as const], name: 'Knowing Leader', teams: ['waste'] }
  const as = program.ctx({ actor: await addStaff(program.ctx(), parts) })
  const words = { question: { en: 'Do you take skates?' }, answer: { en: 'Yes.' } }
  const kept = { also: '', audience: 'staff' as const, team: 'waste', owner: null, reviewOn: '2026-01-31' }
  const definition = { ...words, ...kept, areas: ['chippenham'], services: ['bin-day'] }
  const article = await saveArticle(as, { definition, why: 'Asked often' })
  await publishArticle(as, { id: article, seen: 1, why: 'It is so' })
  await sayWhetherArticleIsRight(as, article, { right: false, words: 'Only roller skates' })
  const body = { kind: 'charity' as const, name: { en: 'Skates for all' }, does: { en: 'Lends skates' } }
  const reach = { numbers: [], email: 'skates@example.org', website: null, calendar: 'office' }
  return {
    article,
    articleDraft: await saveArticle(as, { definition: { ...definition, also: 'roller' }, why: 'More words' }),
    contact: await changeContact(as, { definition: { ...body, ...reach, areas: [], team: 'waste', also: '' } }),
    report: (await readMyList(as)).wrong.at(-1)!.id,
  }
}

/** A draft that is not published. */
async function changeService(ctx: Ctx, days: number): Promise<void> {
  const { definition, seen } = await readEditedService(ctx, 'pothole')
  const changed = structuredClone(definition)
  changed.promise!.steps[0]!.within = { workingHours: days }
  changed.script.push({ do: { en: 'Say goodbye.', ...(definition.name.cy && { cy: 'Dywedwch hwyl fawr.' }) } })
  await saveDraft(ctx, { definition: changed, seen })
}

async function publishChange(ctx: Ctx): Promise<void> {
  const { current, seen } = await readEditedService(ctx, 'pothole')
  await publishDraft(ctx, { slug: 'pothole', seen, version: current.versionId, why: 'We are quicker now' })
}

async function actorFor(program: Program, email: string): Promise<StaffActor> {
  return actorOf((await findStaffByEmail(program.ctx(), email))!)
}

async function report(
  program: Program,
  { place, language }: Ground,
  number: number,
  takenBy?: Actor,
): Promise<OpenedRequest & { file: string }> {
  const file = await photo(program)
  const [opened] = await openSubmission(program.ctx({ language, ...(takenBy && { actor: takenBy }) }), {
    key: `route-${number}`,
    language,
    reporter: reporterFrom({ name: 'Imogen Sample', email: `imogen-${number}@example.test` }),
    requests: [
      {
        service: 'pothole',
        answers: { size: 'large', details: 'Cars swerve to miss it. '.repeat(8) },
        place: { ...place, words: 'outside number 12, by Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch' },
        photos: [file],
      },
    ],
  })
  return { ...opened!, file }
}

async function photo(program: Program): Promise<string> {
  const upload = { field: 'q', name: 'hole.jpg', bytes: await roadPhoto() }
  return (await keepUpload(program.ctx(), upload, 'photo')).id
}

/** For each kind of question the forms of the pack have, a form that asks one: its address and the cookie that holds it. */
export async function fillQuestions(program: Program): Promise<{ kinds: Map<string, string>; cookie: string }> {
  const ctx = program.ctx()
  const kinds = new Map<string, string>()
  const held: string[] = []
  for (const service of (await readCatalogue(ctx)).services.values()) {
    const { questions } = await readCurrentForm(ctx, service.slug)
    const fresh = questions.filter(({ type, when }) => !kinds.has(type) && !(Array.isArray(when) ? when.length : when))
    if (!service.form || fresh.length === 0) continue
    const { id, secret } = await startDraft(ctx, { service: service.slug })
    held.push(`${id}.${secret}`)
    for (const question of fresh) kinds.set(question.type, `/ask/${id}/q/${question.id}`)
  }
  return { kinds, cookie: held.join('~') }
}

async function makeReply(ctx: Ctx): Promise<string> {
  const id = newId()
  await saveReply(ctx, {
    id,
    title: 'On the way',
    words: { en: 'Dear {name}, {team} comes {promise}.' },
    services: [],
    follows: 'message',
  })
  return id
}
