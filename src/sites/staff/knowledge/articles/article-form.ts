import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { type ArticleDefinition, AUDIENCES } from '../../../../modules/knowledge/index.ts'
import { listMembers, readOrganisation } from '../../../../modules/organisation/index.ts'
import { listAreas } from '../../../../modules/places/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { choiceField, dateField, idField, listField, textField } from '../../../../platform/page/fields.ts'
import type { Visit } from '../../../../platform/page/page.ts'
import type { StaffTexts } from '../../../../platform/text.ts'

/** The form in which an article is written and changed. */
export const articleFields = {
  question: textField({ required: 'questionMissing', max: 200 }),
  answer: textField({ required: 'answerMissing', max: 4000 }),
  questionWelsh: textField({ max: 200 }),
  answerWelsh: textField({ max: 4000 }),
  also: textField({ max: 500 }),
  audience: choiceField(AUDIENCES, { required: 'audienceMissing' }),
  team: textField({ required: 'teamMissing', max: 100 }),
  owner: idField(),
  review: dateField({ required: 'reviewMissing', wrong: 'reviewWrong' }),
  areas: listField({ max: 100 }),
  services: listField({ max: 100 }),
  why: textField({ required: 'whyMissing', max: 300 }),
  act: choiceField(['draft', 'publish']),
}

type Values = { [K in keyof typeof articleFields]: ReturnType<(typeof articleFields)[K]> }

export function definitionOf(values: Values): ArticleDefinition {
  const { question, answer, questionWelsh, answerWelsh } = values
  return {
    question: { en: question, ...(questionWelsh && { cy: questionWelsh }) },
    answer: { en: answer, ...(answerWelsh && { cy: answerWelsh }) },
    also: values.also,
    audience: values.audience || 'staff',
    team: values.team,
    owner: values.owner || null,
    reviewOn: values.review,
    areas: values.areas,
    services: values.services,
  }
}

/** The boxes filled: with what was typed, else with what it says. */
export function formOf(visit: Visit, { question, answer, reviewOn, ...rest }: ArticleDefinition) {
  if (visit.posted._csrf) return { areas: [], services: [], ...visit.posted }
  const [year, month, day] = reviewOn.split('-')
  const dates = { 'review-day': Number(day), 'review-month': Number(month), 'review-year': year }
  const welsh = { questionWelsh: question.cy ?? '', answerWelsh: answer.cy ?? '' }
  return { ...rest, ...welsh, ...dates, question: question.en, answer: answer.en, owner: rest.owner ?? '' }
}

/** What can be chosen; the owner is one of the team's. */
export async function articleChoices(ctx: Ctx, team: string) {
  const { teams, council } = await readOrganisation(ctx)
  const { services } = await readCatalogue(ctx)
  const areas = (await listAreas(ctx)).filter(area => area.kind !== 'ward')
  return {
    teamItems: [...teams.values()].filter(each => !each.disabled).map(({ id, name }) => ({ value: id, text: name.en })),
    ownerItems: (await listMembers(ctx, team)).map(({ id, name }) => ({ value: id, text: name })),
    serviceItems: [...services.values()].map(({ slug, name }) => ({ value: slug, text: name.en })),
    areaItems: areas.map(({ id, name }) => ({ value: id, text: name.en })),
    welsh: council.languages.includes('cy'),
  }
}

/** At which box each refusal is said. */
export const ARTICLE_FIELDS = {
  'knowledge.question-missing': 'question',
  'knowledge.answer-missing': 'answer',
  'knowledge.half-in-welsh': 'answerWelsh',
  'knowledge.welsh-missing': 'questionWelsh',
  'knowledge.no-such-team': 'team',
  'knowledge.owner-not-in-team': 'owner',
  'knowledge.changed-since': 'answer',
  'knowledge.nothing-changed': 'answer',
}

export const articleFormTexts = {
  question: { en: 'The question, as people ask it' },
  answer: { en: 'The answer, as you would say it' },
  answerHint: { en: 'Short sentences. Leave an empty line between parts. Begin a line with ‘- ’ for a list' },
  questionWelsh: { en: 'The question in Welsh' },
  answerWelsh: { en: 'The answer in Welsh' },
  also: { en: 'Other words people use for it' },
  alsoHint: { en: 'With commas between them. They help to find it' },
  audience: { en: 'Who may read it?' },
  'audience.staff': { en: 'Only us' },
  'audience.everybody': { en: 'Everybody' },
  audienceHint: { en: 'The public can read it too' },
  team: { en: 'Which team keeps it right?' },
  owner: { en: 'Who in the team?' },
  anyone: { en: 'Anyone in the team' },
  review: { en: 'Look at it again by' },
  reviewHint: { en: 'After this day it is marked and found last' },
  day: { en: 'Day' },
  month: { en: 'Month' },
  year: { en: 'Year' },
  about: { en: 'What is it about?' },
  aboutWords: { en: 'With no area ticked it is true everywhere.' },
  services: { en: 'These services' },
  areas: { en: 'Only these areas' },
  why: { en: 'Why do you write or change it?' },
  whyHint: { en: 'Colleagues see this in its history' },
  saveDraft: { en: 'Save a draft' },
  publish: { en: 'Publish' },
  questionMissing: { en: 'Enter the question' },
  answerMissing: { en: 'Enter the answer' },
  audienceMissing: { en: 'Choose who may read it' },
  teamMissing: { en: 'Choose a team' },
  reviewMissing: { en: 'Enter a day to look at it again' },
  reviewWrong: { en: 'Enter a real date, such as 27 3 2027' },
  whyMissing: { en: 'Say why' },
} satisfies StaffTexts
