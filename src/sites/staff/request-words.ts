// What states, kinds and ways of requests are called on screen.
import type { Kind, Visibility } from '../../modules/catalogue/index.ts'
import type { Basis, Outcome, Status } from '../../modules/requests/index.ts'
import type { Channel } from '../../platform/actor.ts'

export const STATUS_NAMES: Record<Status, string> = {
  open: 'Open',
  scheduled: 'Work planned',
  waiting: 'Waiting for the customer',
  closed: 'Closed',
}

/** Colours of GOV.UK tags. */
export const STATUS_COLOURS: Record<Status, string> = {
  open: 'govuk-tag--blue',
  scheduled: 'govuk-tag--teal',
  waiting: 'govuk-tag--yellow',
  closed: 'govuk-tag--grey',
}

export const OUTCOME_NAMES: Record<Outcome, string> = {
  done: 'Done',
  refused: 'Will not be done',
  elsewhere: 'Somebody else’s',
  cancelled: 'The customer no longer needs it',
  merged: 'Joined with another',
}

export const KIND_NAMES: Record<Kind, string> = {
  'service-request': 'Service request',
  question: 'Question',
  complaint: 'Complaint',
  comment: 'Comment',
  compliment: 'Compliment',
  'information-request': 'Information request',
  'councillor-enquiry': 'Councillor’s enquiry',
  appeal: 'Appeal',
}

export const BASIS_NAMES: Record<Basis, string> = {
  'resident-agreed': 'The resident agreed',
  'acting-for': 'The councillor acts for the resident, who asked for it',
  'public-matter': 'It is a public matter',
}

export const VISIBILITY_NAMES: Record<Visibility, string> = {
  public: 'Shown to the public',
  'private-from-public': 'Not shown to the public',
  'private-from-street': 'Not shown to the public, nor to neighbours',
  'not-known-to-us': 'Known to the team only',
}

export const CHANNEL_NAMES: Record<Channel, string> = {
  web: 'On the website',
  phone: 'By phone',
  desk: 'At a desk',
  email: 'By email',
  letter: 'By letter',
  text: 'By text message',
  video: 'By video',
  kiosk: 'At a kiosk',
  field: 'In the street',
  tour: 'At a village visit',
  social: 'On social media',
  api: 'Through another system',
  system: 'By the system',
}

export const LANGUAGE_NAMES: Record<string, string> = { en: 'English', cy: 'Welsh' }

/** One of these tables by an id that comes from the database: an unknown one is shown as it is. */
export const nameOf = (names: Record<string, string>, id: string): string => names[id] ?? id
