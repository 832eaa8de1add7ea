import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { listReadable } from '../../../../modules/correspondence/index.ts'
import { type DutyRecord, getDutyKind, readDutyRecord } from '../../../../modules/duty/index.ts'
import { type Confided, isSpoken, listCallsNow, readConfided } from '../../../../modules/interactions/index.ts'
import { can, dutyNumbersNow, type Organisation, readOrganisation } from '../../../../modules/organisation/index.ts'
import { listVisitsNow } from '../../../../modules/reception/index.ts'
import { listVisible } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { sayDateAndTime, sayTime } from '../../../../platform/dates/index.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { page } from '../../../../platform/page/page.ts'
import { formatCode } from '../../../../platform/spoken-code/index.ts'
import { say, translator } from '../../../../platform/text.ts'
import { deskTexts } from '../../desk/desk-texts.ts'
import { refusedWords } from '../../desk/or-back.ts'
import { showMet } from '../../desk/show-met.ts'
import { metTexts } from '../../desk/who-texts.ts'
import { SIGNED_IN } from '../../site.ts'
import { heldTexts, showHeld } from '../held/show-held.ts'
import { recordText } from './text.ts'

/** A record of duty: what to say, ask and do, whom to ring at this hour, who has it, and the note. */
export const dutyRecordPage = page({
  at: import.meta,
  path: '/staff/duty/:id',
  permission: SIGNED_IN,
  texts: { ...deskTexts, ...metTexts, ...heldTexts, ...recordText },
  async load(ctx, visit) {
    const record = await readDutyRecord(ctx, visit.params.id!)
    const [kind, organisation] = await Promise.all([getDutyKind(ctx, record.kind), readOrganisation(ctx)])
    const t = translator(recordText, 'en')
    const confided = record.interactionId ? await readWhatWasSaid(ctx, record.interactionId) : null
    const isWritten = confided ? !isSpoken(confided.channel) : !record.raisedBy && record.visits.length === 0
    const written = [...new Set([...record.written, ...(confided?.written ?? [])])]
    const readable = await listReadable(ctx, written)
    return {
      confided: confided && {
        ...confided,
        matters: await sayMatters(ctx, confided.matters),
        safe:
          confided.safeAt &&
          t(`safe.${confided.safeBecause!}`, {
            name: confided.safeBy ?? '',
            time: sayDateAndTime(confided.safeAt, { language: 'en', now: ctx.now() }),
          }),
        came: t(`came.${howItCame(confided)}`, {
          name: confided.adviserName,
        }),
      },
      held: record.interactionId ? await showHeld(ctx, record.interactionId) : [],
      met: confided && (await showMet(ctx, confided.met, confided.phone)),
      record: { ...record, ...timesOf(record, ctx.now()) },
      kind,
      steps: kind.steps.map(({ written, ...step }) => {
        const [[way, words]] = Object.entries(step) as [[string, string]]
        return { way, words: (isWritten && written) || words }
      }),
      numbers: dutyNumbersNow(organisation, kind.numbers, ctx.now()),
      // Its words stand in the note for the duty team.
      written: written.filter(id => readable.get(id)),
      requests: (await listVisible(ctx, record.requests)).map(({ id, reference }) => ({
        id,
        code: formatCode(reference),
      })),
      calls: await listCallsNow(ctx, record.calls),
      visits: (await listVisitsNow(ctx, record.visits)).map(each => ({
        ...each,
        place: placeName(organisation, each.location),
      })),
      mayReceivePeople: can(ctx.actor, 'reception.work'),
      mayTake: can(ctx.actor, 'interactions.answer-calls'),
      told: record.told
        .map(({ team, at }) =>
          t('toldAt', { team: teamName(organisation, team), time: sayTime(at, { language: 'en' }) }),
        )
        .join(' '),
      // In a call somebody may be on the line.
      isAlone: isWritten && record.calls.length === 0,
      refused: refusedWords(recordText, visit.query),
      back: '/staff/duty',
    }
  },
  example: ({ dutyRecord }) => `/staff/duty/${dutyRecord}`,
})

/** Null: who pressed the key has put the call through. What a colleague hears since then is not hers to read. */
async function readWhatWasSaid(ctx: Ctx, interactionId: string): Promise<Confided | null> {
  try {
    return await readConfided(ctx, interactionId)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

const teamName = ({ teams }: Organisation, id: string): string => {
  const team = teams.get(id)
  return team ? say(team.name, 'en') : id
}

const placeName = ({ locations }: Organisation, id: string): string =>
  say(locations.find(each => each.id === id)?.name, 'en') || id

/** What was said, each under what it is about where there are several: that of danger stands first. */
async function sayMatters(ctx: Ctx, matters: Confided['matters']) {
  const { services } = await readCatalogue(ctx)
  const t = translator(recordText, 'en')
  const titleOf = ({ number, service, ofDanger }: Confided['matters'][number]) => {
    if (matters.length === 1) return t('asked')
    if (ofDanger) return t('askedOfDanger')
    const about = services.get(service ?? '')?.name
    return about ? t('askedAbout', { about: say(about, 'en') }) : t('askedNumber', { number })
  }
  return matters.map(matter => ({ asked: matter.asked, title: titleOf(matter) }))
}

const timesOf = ({ raisedAt, receivedAt }: DutyRecord, now: Date) => ({
  raised: sayDateAndTime(raisedAt, { language: 'en', now }),
  received: receivedAt && sayDateAndTime(receivedAt, { language: 'en', now }),
})

/** With whoever wrote nobody speaks. */
function howItCame({ hasLeft, isGoneOnWith, endedAt, channel }: Confided) {
  if (hasLeft && (isGoneOnWith || !endedAt)) return isSpoken(channel) ? 'left' : 'left-written'
  if (isGoneOnWith) return 'went-on'
  const how = endedAt ? 'ended' : 'now'
  return isSpoken(channel) ? how : (`${how}-written` as const)
}
