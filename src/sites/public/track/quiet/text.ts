import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Stop telling you about this?', cy: 'Peidio â rhoi gwybod i chi am hyn?' },
  words: {
    en: 'We go on with it. You can still see what happens with your link.',
    cy: 'Byddwn yn parhau ag ef. Gallwch weld beth sy’n digwydd o hyd gyda’ch dolen.',
  },
  yes: { en: 'Stop telling me', cy: 'Peidio â rhoi gwybod i mi' },
  keep: { en: 'No, keep telling me', cy: 'Na, parhau i roi gwybod i mi' },
} satisfies PublicTexts
