import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Change {name}' },
  kept: { en: 'From now on this team is as you set it here. Loading the pack again does not change it.' },
  name: { en: 'Name' },
  does: { en: 'What it does' },
  doesHint: { en: 'One line that people outside understand' },
  email: { en: 'Email address' },
  skills: { en: 'Good at' },
  skillsHint: { en: 'One on each line' },
  calendar: { en: 'Hours' },
  cover: { en: 'Who covers when it is switched off' },
  nobody: { en: 'Nobody' },
  areas: { en: 'Where does it work?' },
  areasHint: { en: 'Tick nothing if it works everywhere.' },
  nameMissing: { en: 'Enter a name' },
  doesMissing: { en: 'Say what the team does' },
  emailMissing: { en: 'Enter an email address' },
  calendarMissing: { en: 'Choose hours from the list' },
} satisfies StaffTexts
