// A page that changes one thing of a record: its boxes as data, one template for all.
import { type CustomerView, SOURCES } from '../../../modules/customers/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { choiceField, type Field, type ValuesOf } from '../../../platform/page/fields.ts'
import { isRedirect, type Page, page, type Redirect, type Visit } from '../../../platform/page/page.ts'
import type { StaffTexts } from '../../../platform/text.ts'
import { mayChange, pathOf, readOpened } from './opened.ts'
import { SOURCE_NAMES } from './words.ts'

export interface Choice {
  value: string
  text: string
  hint?: { text: string }
}

export interface Box {
  control: 'hidden' | 'line' | 'text' | 'date' | 'radios' | 'select' | 'tick' | 'ticks'
  name: string
  label: string
  hint?: string
  /** What is there now: text, an ISO day, or the values ticked. */
  value?: string | readonly string[] | null
  choices?: Choice[]
  inputmode?: string
  /** Many ticks stand side by side. */
  columns?: true
  /** A line that is shorter: 'govuk-input--width-10'. */
  width?: string
}

// biome-ignore lint/suspicious/noExplicitAny: with unknown here TypeScript cannot infer what each field reads.
type Fields = Record<string, Field<any>>

interface ChangeDefinition<F extends Fields> {
  at: ImportMeta
  /** Below the record: 'names'. */
  path: string
  permission?: string
  audit: string
  /** `title` and `save` at least. */
  texts: StaffTexts
  form: F
  boxes(ctx: Ctx, customer: CustomerView, visit: Visit): Promise<Box[]> | Box[]
  /** What each box showed goes with the form (`was-name`), so that only what was changed in it is saved. */
  compares?: true
  /** What else the page says above its boxes. */
  more?(ctx: Ctx, customer: CustomerView, visit: Visit): object
  submit(ctx: Ctx, visit: Visit, values: ValuesOf<F>): Promise<Redirect>
  example?: (fixtures: Record<string, string>) => string
}

export const sourceField = choiceField(SOURCES, { required: 'sourceMissing' })

/** From whom we know it: the last box of every change. */
export const sourceBox = (sources: readonly string[] = SOURCES): Box => ({
  control: 'radios',
  name: 'source',
  label: 'How do we know?',
  choices: sources.map(value => ({ value, text: SOURCE_NAMES[value]! })),
})

export const choicesOf = (names: Record<string, string>): Choice[] =>
  Object.entries(names).map(([value, text]) => ({ value, text }))

const COMMON: StaffTexts = {
  sourceMissing: { en: 'Choose how we know' },
  dateWrong: { en: 'Enter a real date' },
  day: { en: 'Day' },
  month: { en: 'Month' },
  year: { en: 'Year' },
  noName: { en: 'No name given' },
}

export function changePage<F extends Fields>(definition: ChangeDefinition<F>): Page {
  const { path, boxes, compares, more, texts, at, audit, form, submit, permission = 'customers.change' } = definition
  return page({
    at,
    path: `/staff/customers/:customer/${path}`,
    permission,
    audit,
    template: 'staff/customers/change.njk',
    texts: { ...COMMON, ...texts },
    form,
    async load(ctx, visit) {
      const customer = await readOpened(ctx, visit)
      if (isRedirect(customer)) return customer
      return {
        customer,
        mayChange: mayChange(ctx),
        back: pathOf(customer),
        compares,
        boxes: await boxes(ctx, customer, visit),
        ...more?.(ctx, customer, visit),
      }
    },
    submit,
    example: definition.example ?? (({ customer }) => `/staff/customers/${customer}/${path}`),
  })
}
