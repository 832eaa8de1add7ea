declare module 'heic-decode' {
  interface HeicImage {
    width: number
    height: number
    /** RGBA, 8 bits each, upright. */
    decode(): Promise<{ width: number; height: number; data: Uint8ClampedArray }>
  }
  const decoder: {
    /** Reads the headers of every image in the file; nothing is decoded until asked for. */
    all(input: { buffer: Uint8Array }): Promise<HeicImage[] & { dispose(): void }>
  }
  export default decoder
}
