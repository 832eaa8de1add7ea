import type { PublicTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Keep me informed about this report', cy: 'Rhoi gwybod i mi am yr adroddiad hwn' },
  reported: { en: 'Reported {when}', cy: 'Adroddwyd {when}' },
  join: { en: 'Keep me informed', cy: 'Rhoi gwybod i mi' },
  private: {
    en: 'Only our staff see who you are. You can stop at any time.',
    cy: 'Dim ond ein staff sy’n gweld pwy ydych chi. Gallwch roi’r gorau iddi unrhyw bryd.',
  },
  'refused.requests.closed': {
    en: 'This report was closed a moment ago. If it is still a problem, report it again',
    cy: 'Caewyd yr adroddiad hwn eiliad yn ôl. Os yw’n dal i fod yn broblem, adroddwch amdano eto',
  },
} satisfies PublicTexts
