import type { PublicTexts } from '../../../platform/text.ts'

/** Of the boxes in which she says where she lives and what she wants news of. */
export const wishTexts = {
  postcode: { en: 'Your postcode', cy: 'Eich cod post' },
  postcodeHint: {
    en: 'So that we send only what is about where you live',
    cy: 'Fel mai dim ond yr hyn sydd am le rydych yn byw a anfonwn',
  },
  postcodeWrong: { en: 'Enter a full UK postcode, like AB1 2CD', cy: 'Rhowch god post llawn y DU, fel AB1 2CD' },
  postcodeNotOurs: {
    en: 'This postcode is not in our area. Check it, or ask the council there',
    cy: 'Nid yw’r cod post hwn yn ein hardal ni. Gwiriwch ef, neu gofynnwch i’r cyngor yno',
  },
  topics: { en: 'What do you want news about?', cy: 'Am beth ydych chi eisiau newyddion?' },
  topicsHint: {
    en: 'With nothing ticked you get news about everything',
    cy: 'Os na thiciwch ddim, cewch newyddion am bopeth',
  },
  topicGone: {
    en: 'We have no such service any more. Choose again',
    cy: 'Nid oes gennym wasanaeth o’r fath mwyach. Dewiswch eto',
  },
} satisfies PublicTexts
