import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Add Firstpoint to your app' },
  scan: { en: '1. Open your authenticator app and scan this picture' },
  picture: { en: 'QR code that holds the key below' },
  typeIt: { en: 'Cannot scan it? Type this key into the app' },
  openApp: { en: 'On this phone? Open the app with this link' },
  openAppLink: { en: 'Open my authenticator app' },
  thenCode: { en: '2. Type the six digits that the app shows' },
  turnOn: { en: 'Turn on two-step sign-in' },
  codeMissing: { en: 'Enter the six digits that the app shows' },
} satisfies StaffTexts
