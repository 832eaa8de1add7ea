/** A number in full. Short codes and names of senders take no answer. Pure. */
export const mayBeTexted = (address: string): boolean => /^\+\d{8,15}$/.test(address)
