import type { StaffTexts } from '../../../platform/text.ts'

/** Words of the boxes of a team. */
export const formTexts = {
  name: { en: 'Name' },
  nameCy: { en: 'Name in Welsh' },
  does: { en: 'What it does' },
  doesCy: { en: 'What it does, in Welsh' },
  doesHint: { en: 'One line that people outside understand' },
  email: { en: 'Email address' },
  private: { en: 'It works in confidence' },
  privateHint: {
    en: 'Then only its people and duty officers read and answer what is written to its email address. Advisers do not see it. Tick it for teams like care of children.',
  },
  skills: { en: 'Good at' },
  skillsHint: { en: 'One on each line' },
  calendar: { en: 'Hours' },
  chooseHours: { en: 'Choose hours' },
  cover: { en: 'Who covers when it is switched off' },
  video: { en: 'Video room' },
  videoHint: {
    en: 'Its address, like https://meet.example.org/team, or with {room} in it: then each booking has a room of its own. With one, people can book this team’s specialists who speak by video',
  },
  nobody: { en: 'Nobody' },
  areas: { en: 'Where does it work?' },
  areasHint: { en: 'Tick nothing if it works everywhere.' },
  nameMissing: { en: 'Enter a name' },
  doesMissing: { en: 'Say what the team does' },
  emailMissing: { en: 'Enter an email address' },
  calendarMissing: { en: 'Choose hours from the list' },
  welshMissing: { en: 'Write it in Welsh too' },
} satisfies StaffTexts
