import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Tickets called', cy: 'Tocynnau a alwyd' },
  ticket: { en: 'Ticket', cy: 'Tocyn' },
  desk: { en: 'Desk', cy: 'Desg' },
  nobody: { en: 'Nobody is called just now', cy: 'Nid oes neb yn cael ei alw nawr' },
  closed: { en: 'We are closed', cy: 'Rydym ar gau' },
  opens: { en: 'We open {when}', cy: 'Rydym yn agor {when}' },
  waiting: { en: '{count} people wait', cy: 'Mae {count} o bobl yn aros' },
  waitingNone: { en: 'Nobody waits', cy: 'Nid oes neb yn aros' },
  waiting_one: { en: '1 person waits', cy: 'Mae 1 person yn aros' },
  wait: { en: 'New tickets: about {from} to {to} minutes', cy: 'Tocynnau newydd: tua {from} i {to} munud' },
  aloud: { en: 'Ticket {ticket}, desk {desk}', cy: 'Tocyn {ticket}, desg {desk}' },
  reception: { en: 'Reception', cy: 'Derbynfa' },
  aloudReception: { en: 'Ticket {ticket}, go to reception', cy: 'Tocyn {ticket}, ewch i’r dderbynfa' },
  sound: { en: 'Turn on the sound', cy: 'Troi’r sain ymlaen' },
  again: { en: 'Called again', cy: 'Galwyd eto' },
  stale: {
    en: 'This screen is not up to date. Please ask at the desk',
    cy: 'Nid yw’r sgrin hon yn gyfredol. Gofynnwch wrth y ddesg',
  },
} satisfies PublicTexts
