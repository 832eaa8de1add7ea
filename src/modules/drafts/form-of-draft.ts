import type { Ctx } from '../../platform/context.ts'
import { localDate } from '../../platform/dates/index.ts'
import { type Asking, formOf, type Nearest, type Question, WHO } from '../../platform/form/index.ts'
import { say } from '../../platform/text.ts'
import { FOR_WHOM, getService, getVersion, type Service } from '../catalogue/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import {
  councilsElsewhere,
  findNear,
  findPostcode,
  locate,
  nearestPostcode,
  type Point,
  placeName,
  sharesSector,
} from '../places/index.ts'
import type { Draft } from './draft.ts'

export interface ServiceForm {
  service: Service
  /** In the order they are asked, with those about the person. All of them: `questionsThatApply` picks. */
  questions: Question[]
}

/** The form a draft was begun with, even if the service has changed since. */
export async function readForm(ctx: Ctx, draft: Pick<Draft, 'versionId'>): Promise<ServiceForm> {
  return withQuestions(ctx, await getVersion(ctx, draft.versionId))
}

/** The same by text: what the service leaves there waits for no answer. */
export async function readFormByText(ctx: Ctx, draft: Pick<Draft, 'versionId'>): Promise<ServiceForm> {
  const { service, questions } = await readForm(ctx, draft)
  const left = new Set(service.text?.leave)
  const isLeft = ({ id }: Question) => left.has(id === WHO ? FOR_WHOM : id)
  return { service, questions: questions.map(each => (isLeft(each) ? { ...each, required: false } : each)) }
}

/** The form of a service as it stands now, for channels that send everything at once. Throws NotFound. */
export async function readCurrentForm(ctx: Ctx, service: string): Promise<ServiceForm> {
  return withQuestions(ctx, await getService(ctx, service))
}

async function withQuestions(ctx: Ctx, service: Service): Promise<ServiceForm> {
  const { council } = await readOrganisation(ctx)
  return { service, questions: formOf(service, council.languages) }
}

/** What the rules of answers need to know here and now: the day, our postcodes, our borders, all from memory; and whose the rest is. */
export function askingNow(ctx: Ctx): Asking {
  return {
    language: ctx.language,
    today: localDate(ctx.now(), { language: ctx.language }),
    findPostcode: postcode => findPostcode(ctx, postcode),
    sharesSector: postcode => sharesSector(ctx, postcode),
    near: at => nearestTo(ctx, at),
    townOf: postcode => townOf(ctx, postcode),
    mayBeOurs: postcode => postcodeMayBeOurs(ctx, postcode),
    isOnlyAround: async near => (await findNear(ctx, near))?.kind === 'around',
    isOurs: async point => (await locate(ctx, point)).ward !== null,
    councilsAt: place => councilsAt(ctx, place),
  }
}

async function nearestTo(ctx: Ctx, at: Point | string): Promise<Nearest | null> {
  const found = typeof at === 'string' ? await findPostcode(ctx, at) : await nearestPostcode(ctx, at)
  const around = found && (await placeName(ctx, found.ward))
  return around ? { postcode: found.postcode, name: around.name } : null
}

async function townOf(ctx: Ctx, postcode: string): Promise<string | null> {
  const found = await findPostcode(ctx, postcode)
  const around = found && (await placeName(ctx, found.ward))
  return around?.isTown ? say(around.name, ctx.language) : null
}

/** Who looks after a postcode or point that is not ours, by name, the likeliest first; [] where we cannot tell. */
export async function councilsAt(ctx: Ctx, place: Point | string): Promise<string[]> {
  const { council } = await readOrganisation(ctx)
  const found = await councilsElsewhere(ctx, place, say(council.name, 'en'))
  return found.map(name => say(name, ctx.language))
}

/** A postcode we know, or a newer one among ours: in a sector that no other council has a part of. */
async function postcodeMayBeOurs(ctx: Ctx, postcode: string): Promise<boolean> {
  if (await findPostcode(ctx, postcode)) return true
  return (await sharesSector(ctx, postcode)) && (await councilsAt(ctx, postcode)).length === 0
}
