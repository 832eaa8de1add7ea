const SIGNS = [
  Buffer.from('%PDF-'),
  Buffer.from([0xff, 0xd8, 0xff]),
  Buffer.from([0x89, 0x50, 0x4e, 0x47]),
  Buffer.from('II*\0'),
  Buffer.from('MM\0*'),
]

/** Begins as a PDF, TIFF, JPEG or PNG does. Whether it can be read is seen when it is. */
export const isScan = (bytes: Buffer): boolean => SIGNS.some(sign => bytes.subarray(0, sign.length).equals(sign))
