import { readEditedService } from '../../../../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../../../../modules/organisation/index.ts'
import { Invalid, NotFound } from '../../../../../../platform/errors.ts'
import { choiceField, textField } from '../../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../../platform/page/page.ts'
import type { Language, Words } from '../../../../../../platform/text.ts'
import { saveChecked } from '../../../edit-service.ts'
import { addQuestion, hasAnswers, SIMPLE_TYPES, type SimpleType } from '../../../fields/change-questions.ts'
import { FieldWrong, inLanguage, linesOf } from '../../../fields/field.ts'
import { changeTexts } from '../../../text-of-changes.ts'
import { questionTexts } from '../../../text-of-services.ts'
import { text } from './text.ts'

/** A question more in the draft. */
export const newQuestionPage = page({
  at: import.meta,
  path: '/staff/services/:slug/questions/new',
  permission: 'services.change',
  audit: 'service-question-addition',
  texts: { ...changeTexts, ...questionTexts, ...text },
  form: {
    type: choiceField(SIMPLE_TYPES, { required: 'typeMissing' }),
    required: choiceField(['yes', 'no'], { required: 'requiredMissing' }),
    after: textField({ max: 100 }),
    label: textField({ required: 'labelMissing', max: 300 }),
    labelWelsh: textField({ max: 300 }),
    hint: textField({ max: 500 }),
    hintWelsh: textField({ max: 500 }),
    answers: textField({ max: 4000 }),
    answersWelsh: textField({ max: 4000 }),
  },
  async load(ctx, visit) {
    const edited = await readEditedService(ctx, visit.params.slug!)
    const { form } = edited.definition
    if (!form) throw new NotFound('form of a service')
    const { languages } = (await readOrganisation(ctx)).council
    const boxes = (name: string, control: 'line' | 'lines') =>
      languages.map(language => ({
        name: nameOf(name, language),
        label: inLanguage(text[name as 'label'].en, language, languages),
        hint: language === 'en' ? text[`${name}Hint` as 'labelHint'].en : '',
        control,
        language,
        value: visit.posted[nameOf(name, language)] ?? '',
      }))
    return {
      back: `/staff/services/${visit.params.slug}/questions`,
      edited,
      words: [...boxes('label', 'line'), ...boxes('hint', 'line')],
      answers: boxes('answers', 'lines'),
      types: SIMPLE_TYPES.map(type => ({ value: type, text: questionTexts[`type.${type}`].en })),
      places: [{ value: '', text: text.first.en }, ...form.map(({ id, label }) => ({ value: id, text: label.en }))],
      place: visit.posted.after ?? form.at(-1)?.id,
    }
  },
  async submit(ctx, visit, values) {
    const slug = visit.params.slug!
    const edited = await readEditedService(ctx, slug)
    if (!edited.definition.form) throw new NotFound('form of a service')
    const { languages } = (await readOrganisation(ctx)).council
    const label = wordsOf(values.label, values.labelWelsh, languages, 'labelWelsh')
    const hint = values.hint || values.hintWelsh ? wordsOf(values.hint, values.hintWelsh, languages, 'hintWelsh') : null
    const added = {
      type: values.type as SimpleType,
      label,
      ...(hint && { hint }),
      required: values.required === 'yes',
      answers: hasAnswers(values.type as SimpleType) ? answersOf(values.answers, values.answersWelsh, languages) : [],
      after: values.after,
    }
    await saveChecked(
      ctx,
      edited,
      atLabel(() => addQuestion(edited.definition, added)),
    )
    return redirect(`/staff/services/${slug}/questions?done=added`)
  },
  example: fixtures => `/staff/services/${fixtures.service}/questions/new`,
})

const nameOf = (name: string, language: Language): string => (language === 'cy' ? `${name}Welsh` : name)

function wordsOf(en: string, cy: string, languages: readonly Language[], field: string): Words {
  if (!languages.includes('cy')) return { en }
  if (!en) throw new Invalid({ [field.replace('Welsh', '')]: text.englishMissing.en })
  if (!cy) throw new Invalid({ [field]: text.welshMissing.en })
  return { en, cy }
}

function answersOf(answers: string, answersWelsh: string, languages: readonly Language[]): Words[] {
  const [english, welsh] = [linesOf(answers), linesOf(answersWelsh)]
  if (english.length < 2) throw new Invalid({ answers: text.answersMissing.en })
  if (!languages.includes('cy')) return english.map(en => ({ en }))
  if (welsh.length !== english.length) throw new Invalid({ answersWelsh: text.answersUneven.en })
  return english.map((en, index) => ({ en, cy: welsh[index]! }))
}

/** Words that no name can be made of. */
function atLabel<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof FieldWrong ? new Invalid({ label: error.message }) : error
  }
}
