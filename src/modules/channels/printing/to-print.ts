/** What is said of a letter that waits for the printer. */
export const TO_PRINT = 'Waits to be printed'
export const TO_PRINT_AGAIN = 'Waits to be printed again'
