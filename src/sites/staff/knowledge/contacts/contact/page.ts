import { readCatalogue } from '../../../../../modules/catalogue/index.ts'
import {
  changeDetails,
  findCover,
  getListed,
  hasDetails,
  type Listed,
  mayChangeDetails,
  maySayAwayFor,
  numbersNow,
  readContactId,
  sayWhetherContactIsRight,
} from '../../../../../modules/knowledge/index.ts'
import { can, isOpenNow, readOrganisation, readSkills } from '../../../../../modules/organisation/index.ts'
import { findPlanned } from '../../../../../modules/rota/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { sayDate, sayTimeOfDay } from '../../../../../platform/dates/index.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { FieldError, page, redirect } from '../../../../../platform/page/page.ts'
import { fill, say } from '../../../../../platform/text.ts'
import { atField } from '../../../at-field.ts'
import { teamNames } from '../../../names.ts'
import { SIGNED_IN } from '../../../site.ts'
import { skillNames } from '../../../skill-names.ts'
import { handOver } from '../../hand-over.ts'
import { sayAway, sayDay } from '../../say-away.ts'
import { sayAreas } from '../../show-found.ts'
import { knowledgeTexts } from '../../text.ts'
import { text } from './text.ts'

const phoneField = (raw: string | string[] | undefined): string => {
  const value = textField({ max: 30 })(raw)
  if (value && !/^\+?[0-9][0-9 ]{1,16}$/.test(value)) throw new FieldError('phoneWrong')
  return value
}

/** Anybody of the directory, with 'Still right?' in one tap. */
export const contactPage = page({
  at: import.meta,
  path: '/staff/knowledge/contacts/:id',
  permission: SIGNED_IN,
  audit: 'contact-right',
  texts: { ...knowledgeTexts, ...text },
  form: {
    right: choiceField(['yes', 'no', 'details']),
    words: textField({ max: 1000 }),
    phone: phoneField,
    does: textField({ max: 200 }),
  },
  async load(ctx, visit) {
    const listed = await getListed(ctx, visit.params.id!)
    return {
      back: '/staff/knowledge',
      listed,
      ...(await inWords(ctx, listed)),
      handOver: handOver(ctx, visit, { ...listed, away: await personCover(ctx, listed.id) }),
      ...mayOf(ctx, listed),
      form: { words: '', phone: listed.phone ?? '', does: say(listed.does, 'en'), ...visit.posted },
    }
  },
  async submit(ctx, visit, { right, words, phone, does }) {
    const id = visit.params.id!
    if (right === 'details') {
      await changeDetails(ctx, id, { phone, does: readContactId(id)?.kind === 'person' ? does : '' })
      return redirect(`/staff/knowledge/contacts/${id}?done=changed`)
    }
    const said = sayWhetherContactIsRight(ctx, id, { right: right === 'yes', words })
    await atField(said, { 'knowledge.say-what-is-wrong': 'words' })
    return redirect(`/staff/knowledge/contacts/${id}?done=${right === 'yes' ? 'right' : 'wrong'}`)
  },
  example: fixtures => `/staff/knowledge/contacts/${fixtures.contact}`,
})

function mayOf(ctx: Ctx, { id, teams }: Listed) {
  const own = readContactId(id)
  return {
    mayChange: !own && can(ctx.actor, 'knowledge.change'),
    mayDetails: hasDetails(id) && mayChangeDetails(ctx, id),
    isPerson: own?.kind === 'person',
    awayHref:
      own?.kind === 'person' && maySayAwayFor(ctx, { id: own.of, teams }) ? `/staff/knowledge/away?who=${own.of}` : '',
    teamHref: own?.kind === 'team' ? `/staff/teams/${own.of}` : '',
  }
}

/** The contact as people read it. */
async function inWords(ctx: Ctx, listed: Listed) {
  const organisation = await readOrganisation(ctx)
  const { calendar, checkedAt, checkedBy, holder, cover } = listed
  const now = new Set(numbersNow(organisation, listed, ctx.now()))
  const phone = listed.phone ? [{ name: text.phone.en, number: listed.phone, note: '', now: true }] : []
  const date = checkedAt && sayDate(checkedAt, { language: 'en', now: ctx.now() })
  const cover_ = await personCover(ctx, listed.id)
  const numbers = listed.numbers.map(each => ({
    name: say(each.name, 'en'),
    number: each.number,
    note: say(each.note, 'en'),
    now: now.has(each),
  }))
  return {
    numbers: [...phone, ...numbers],
    hours: listed.hours ?? (calendar ? organisation.calendarDefinitions.get(calendar)?.blocks : null),
    open: calendar ? isOpenNow(organisation, calendar, ctx.now()) : null,
    areas: await sayAreas(ctx, listed.areas),
    teams: teamNames(organisation, listed.teams),
    keeper: teamNames(organisation, [listed.keeper])[0],
    cover: cover && fill(text.coverWords.en, { name: teamNames(organisation, [cover])[0]! }),
    away: cover_ && sayAway(ctx, cover_),
    ...(await ofPerson(ctx, listed.id)),
    holder:
      holder &&
      (holder.until ? fill(text.until.en, { name: holder.name, date: sayDay(ctx, holder.until) }) : holder.name),
    checked: !date
      ? text.never.en
      : checkedBy
        ? fill(text.checked.en, { name: checkedBy, date })
        : fill(text.checkedByPack.en, { date }),
  }
}

/** Of a colleague: whether she is on the rota, and what she can help with. */
async function ofPerson(ctx: Ctx, id: string): Promise<{ rota?: string; skills?: string }> {
  const own = readContactId(id)
  if (own?.kind !== 'person') return {}
  const { now, next } = await findPlanned(ctx, own.of)
  const at = (minutes: number) => sayTimeOfDay(minutes, 'en')
  const coming = next && fill(text.rotaNext.en, { day: sayDay(ctx, next.day), time: at(next.from) })
  const rota = now ? fill(text.rotaNow.en, { time: at(now.to) }) : coming
  const skills = skillNames(await readCatalogue(ctx), (await readSkills(ctx)).get(own.of) ?? []).join(', ')
  return { ...(rota && { rota }), ...(skills && { skills }) }
}

async function personCover(ctx: Ctx, id: string) {
  const own = readContactId(id)
  return own?.kind === 'person' ? findCover(ctx, own.of) : null
}
