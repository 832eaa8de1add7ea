// What the codes of a service's definition are called on staff screens.
import type { Kind, Verb, Visibility } from '../../../modules/catalogue/index.ts'
import type { QuestionType } from '../../../platform/form/index.ts'

export const verbTexts: Record<`verb.${Verb}`, { en: string }> = {
  'verb.find-out': { en: 'Find out' },
  'verb.report': { en: 'Report' },
  'verb.apply': { en: 'Apply' },
  'verb.register': { en: 'Register' },
  'verb.book': { en: 'Book' },
  'verb.pay': { en: 'Pay' },
  'verb.vote': { en: 'Vote' },
  'verb.tell-us': { en: 'Tell us' },
}

export const kindTexts: Record<`kind.${Kind}`, { en: string }> = {
  'kind.service-request': { en: 'Service request' },
  'kind.question': { en: 'Question' },
  'kind.complaint': { en: 'Complaint' },
  'kind.comment': { en: 'Comment' },
  'kind.compliment': { en: 'Compliment' },
  'kind.information-request': { en: 'Request for information' },
  'kind.councillor-enquiry': { en: 'Councillor’s enquiry' },
  'kind.appeal': { en: 'Appeal' },
}

export const visibilityTexts: Record<`visibility.${Visibility}`, { en: string }> = {
  'visibility.public': { en: 'Everybody: on the public map and list, with private details masked' },
  'visibility.private-from-public': { en: 'Only who asked, and staff' },
  'visibility.private-from-street': {
    en: 'Only who asked, and staff. No letter or visit that neighbours could notice',
  },
  'visibility.not-known-to-us': { en: 'We do not learn who asks' },
}

export const questionTexts: Record<`type.${QuestionType}`, { en: string }> = {
  'type.text': { en: 'One line' },
  'type.long-text': { en: 'Several lines' },
  'type.number': { en: 'Number' },
  'type.date': { en: 'Date' },
  'type.yes-no': { en: 'Yes or no' },
  'type.radios': { en: 'One of a list' },
  'type.select': { en: 'One of a long list' },
  'type.checkboxes': { en: 'Any of a list' },
  'type.email': { en: 'Email address' },
  'type.phone': { en: 'Phone number' },
  'type.name': { en: 'Name' },
  'type.address': { en: 'Address' },
  'type.place': { en: 'Place on the map' },
  'type.photos': { en: 'Photos' },
  'type.documents': { en: 'Documents' },
  'type.group': { en: 'Several things of the same kind' },
  'type.declaration': { en: 'A box to tick' },
  'type.set': { en: 'Several boxes' },
}
