const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/**
 * Is this text a UUID as we write them? Asked before it reaches the database, which would fail on others. In a file of
 * its own because the rules of forms ask it in browsers too, where ids are not made.
 */
export const isId = (text: unknown): text is string => typeof text === 'string' && UUID.test(text)
