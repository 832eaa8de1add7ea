import type { StaffTexts } from '../../../platform/text.ts'

export const stateTexts = {
  'state.off': { en: 'Switched off' },
  'state.no-role': { en: 'Cannot sign in: no role' },
  'state.elsewhere': { en: 'Council account' },
  'state.invited': { en: 'No password yet' },
  'state.password': { en: 'Password' },
  'state.two-step': { en: 'Two-step' },
} satisfies StaffTexts

export const text = {
  ...stateTexts,
  title: { en: 'People' },
  invite: { en: 'Invite somebody' },
  find: { en: 'Name or email address' },
  team: { en: 'Team' },
  anyTeam: { en: 'Any team' },
  withDisabled: { en: 'Also people switched off' },
  show: { en: 'Show' },
  name: { en: 'Name' },
  roles: { en: 'What they do here' },
  teams: { en: 'Teams' },
  state: { en: 'Signs in with' },
  empty: { en: 'Nobody fits. Try fewer letters, or another team.' },
} satisfies StaffTexts
