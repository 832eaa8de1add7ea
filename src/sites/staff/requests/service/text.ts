import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Change the service or kind' },
  now: { en: 'It is ‘{service}’ now, as a {kind}.' },
  follows: {
    en: 'Its team and promise follow. The promise is counted from when the customer asked, so that our mistake costs them no time. Answers stay as they are.',
  },
  service: { en: 'Which service is it?' },
  suggested: { en: 'What the words suggest' },
  all: { en: 'All services' },
  chooseOne: { en: 'Choose a service' },
  kind: { en: 'Kind' },
  asService: { en: 'As the service has it' },
  change: { en: 'Change it' },
  choose: { en: 'Choose the service it should be' },
} satisfies StaffTexts
