import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Say thank you', cy: 'Dweud diolch' },
  hint: {
    en: 'We pass your words on to the person who did this. They are not shown to the public.',
    cy: 'Byddwn yn trosglwyddo eich geiriau i’r sawl a wnaeth hyn. Ni chânt eu dangos i’r cyhoedd.',
  },
  words: { en: 'What would you like to say?', cy: 'Beth hoffech chi ei ddweud?' },
  send: { en: 'Send', cy: 'Anfon' },
  missing: { en: 'Write what you would like to say', cy: 'Ysgrifennwch yr hyn yr hoffech ei ddweud' },
  'refused.coaching.nobody-to-thank': {
    en: 'This is not finished, or somebody outside the council did it',
    cy: 'Nid yw hyn wedi’i orffen, neu rywun y tu allan i’r cyngor a’i gwnaeth',
  },
} satisfies PublicTexts
