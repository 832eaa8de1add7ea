// The shapes that the API answers with. A title makes a shape a component of the OpenAPI document.
import { type TSchema, Type } from 'typebox'

export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
export const instant = Type.String({ format: 'date-time', description: 'Date and time with zone, to the second' })
export const slug = Type.String({ minLength: 1, maxLength: 100 })
export const reference = Type.String({
  minLength: 1,
  maxLength: 40,
  description: 'Twelve digits. Spaces between them do no harm.',
})
export const cursor = Type.Optional(Type.String({ maxLength: 200, description: 'What `next` of the last answer said' }))
export const pageOf = (most: number, usual: number) =>
  Type.Optional(Type.Integer({ minimum: 1, maximum: most, default: usual }))

export const Problems = Type.Array(
  Type.Object({
    code: Type.Integer({ description: 'The HTTP status' }),
    description: Type.String({ description: 'What is wrong, in plain words' }),
    field: Type.Optional(Type.String({ description: 'What to mend' })),
  }),
  { title: 'Problems' },
)

export const Suggestion = Type.Object(
  {
    slug: Type.String(),
    name: Type.String(),
    score: Type.Number({ minimum: 0, maximum: 1, description: 'About how likely it is that this one is meant' }),
  },
  { title: 'Suggestion' },
)

const summary = {
  slug: Type.String(),
  name: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  verb: Type.String({ description: 'find-out, report, apply, register, book, pay, vote or tell-us' }),
  kind: Type.String(),
  themes: Type.Array(Type.String()),
  lgsl: orNull(Type.Integer({ description: 'Number in the Local Government Service List' })),
  askable: Type.Boolean({ description: 'Other systems may send requests for it' }),
  visibility: Type.String({
    description: 'Who may see its requests: public, private-from-public, private-from-street',
  }),
  url: Type.String({ description: 'Its page for people' }),
}
export const ServiceSummary = Type.Object(summary, { title: 'ServiceSummary' })

export const Step = Type.Object(
  {
    step: Type.String(),
    text: Type.String({ description: 'Completes ‘By … ’' }),
    due: instant,
    kept: orNull(instant),
    ended: orNull({
      ...instant,
      description: 'When the request closed with this step open: kept with it where it was done, else promised no more',
    }),
  },
  { title: 'Step' },
)

export const Question = Type.Object(
  {
    id: Type.String(),
    type: Type.String({ description: 'What kind of answer it takes: docs/api.md' }),
    label: Type.String(),
    hint: Type.Optional(Type.String()),
    required: Type.Boolean(),
    conditional: Type.Boolean({
      description: 'Asked only after certain answers. Answers that do not apply are dropped.',
    }),
    options: Type.Optional(Type.Array(Type.Object({ value: Type.String(), label: Type.String() }))),
    fields: Type.Optional(Type.Array(Type.Unknown(), { description: 'Of a group: the questions of each item' })),
  },
  { title: 'Question' },
)

export const Service = Type.Object(
  {
    ...summary,
    about: Type.String(),
    youNeed: Type.Array(Type.String()),
    whoFor: Type.String(),
    contact: Type.String({ description: 'Whether we need to know who asks: required, optional or none' }),
    promise: Type.Array(Step, { description: 'What we promise somebody who asks now' }),
    questions: Type.Array(Question),
  },
  { title: 'Service' },
)

const Place = Type.Object(
  {
    lat: orNull(Type.Number()),
    lng: orNull(Type.Number()),
    words: orNull(Type.String()),
    postcode: orNull(Type.String()),
    ward: orNull(Type.Object({ id: Type.String(), name: Type.String() })),
  },
  { title: 'Place' },
)

export const Request = Type.Object(
  {
    reference: Type.String(),
    service: Type.String(),
    serviceName: Type.String(),
    status: Type.String({ description: 'open, scheduled, waiting or closed' }),
    outcome: orNull(Type.String({ description: 'done, refused, elsewhere, cancelled or merged' })),
    statusWords: orNull(Type.String()),
    mergedInto: orNull(Type.String({ description: 'Reference of the request it goes on under' })),
    description: Type.String({ description: 'What is public of what was written, without what tells who people are' }),
    place: Place,
    team: orNull(Type.String()),
    body: orNull(Type.String({ description: 'Another body that deals with it, not the council: no date is promised' })),
    openedAt: instant,
    updatedAt: instant,
    closedAt: orNull(instant),
    promise: Type.Array(Step),
    photos: Type.Array(Type.String({ description: 'Address of a JPEG' })),
  },
  { title: 'Request' },
)

export const Update = Type.Object(
  {
    id: Type.String(),
    reference: Type.String(),
    kind: Type.String({ description: 'words, closed, reopened or scheduled' }),
    status: Type.String({ description: 'How the request stood after it' }),
    outcome: orNull(Type.String()),
    at: instant,
    words: Type.String(),
    photos: Type.Array(Type.String()),
  },
  { title: 'Update' },
)

export const Area = Type.Object(
  {
    id: Type.String(),
    kind: Type.String({ description: '‘ward’, or a kind the council names' }),
    name: Type.String(),
    wards: Type.Array(Type.String()),
  },
  { title: 'Area' },
)

export const Postcode = Type.Object(
  { postcode: Type.String(), lat: Type.Number(), lng: Type.Number(), ward: Area, areas: Type.Array(Area) },
  { title: 'Postcode' },
)

export const Answer = Type.Object(
  {
    id: Type.String(),
    question: Type.String(),
    answer: Type.String({ description: 'Plain words; an empty line ends a paragraph, lines with "- " are a list.' }),
    areas: Type.Array(Type.String(), { description: 'Where it is true; empty: everywhere.' }),
    elsewhere: Type.Boolean({ description: 'It is for another area than that of the postcode.' }),
    reviewBy: Type.String({ format: 'date', description: 'After this day it may be out of date.' }),
  },
  { title: 'Answer' },
)

export const Notice = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    words: Type.String(),
    services: Type.Array(Type.String()),
    areas: Type.Array(Type.String()),
    route: orNull(
      Type.Object({
        name: Type.String(),
        postcodes: Type.Array(Type.String(), { description: 'Postcodes, or how they begin: SN11 8.' }),
      }),
    ),
    startsAt: instant,
    endsAt: orNull(instant),
  },
  { title: 'Notice' },
)
