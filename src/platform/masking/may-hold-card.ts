/** Most texts hold no row of digits as long as a card's, and are not looked at further. */
export const MAY_HOLD_CARD = /(?:\p{Nd}[^\p{L}\p{Nd}]{0,3}){13}/u
