// Which column of a file holds what. Names are read leniently: 'Date of birth', 'date_of_birth' and 'DOB' are one.

/** What is known of a person; matching uses all but the last three. Everything but `id` may be missing. */
export const FIELDS = [
  'id',
  'name',
  'given',
  'family',
  'dateOfBirth',
  'identifier',
  'email',
  'phone',
  'address',
  'houseNumber',
  'street',
  'locality',
  'postcode',
  'uprn',
  'language',
  'organisation',
] as const
export type Field = (typeof FIELDS)[number]

/** The columns that hold each field, in order. */
export type Columns = Partial<Record<Field, string[]>>

const NAMES: Record<Field, string> = {
  id: 'id recid recordid customerid personid reference ref uid rowid',
  name: 'name fullname customername personname',
  given: 'given givenname givennames first firstname forename forenames christianname middlename middlenames',
  family: 'family familyname last lastname surname',
  dateOfBirth: 'dob dateofbirth birthdate birthday born',
  identifier:
    'identifier nhsnumber nhs nino nationalinsurance nationalinsurancenumber ni socsecid ssn nationalid uniqueid',
  email: 'email emailaddress mail',
  phone: 'phone phonenumber telephone telephonenumber tel mobile mobilenumber landline',
  address: 'address fulladdress',
  houseNumber: 'housenumber streetnumber number house housename',
  street: 'street streetname road address1 addressline1',
  locality: 'locality suburb town city village posttown address3',
  postcode: 'postcode zip zipcode postalcode',
  uprn: 'uprn',
  language: 'language preferredlanguage spokenlanguage',
  organisation: 'organisation organization organisationname company companyname business businessname',
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

const fieldByName = new Map(
  FIELDS.flatMap(field => [field, ...NAMES[field].split(' ')].map(name => [plain(name), field] as const)),
)

/** The field a word means: 'Surname' is `family`, 'phone 2' is `phone`. */
export function fieldNamed(word: string): Field | undefined {
  return fieldByName.get(plain(word)) ?? fieldByName.get(plain(word).replace(/\d+$/, ''))
}

/** What the headings of a file say by themselves. */
export function guessColumns(headings: readonly string[]): Columns {
  return Object.groupBy(headings, heading => fieldNamed(heading) ?? 'other') as Columns
}

/**
 * Columns as somebody wrote them down: `{"family": "surname", "phone": ["home", "mobile"]}`, or the other way round
 * (`{"surname": "family"}`). Throws Error with a sentence that says what is wrong.
 */
export function readColumns(written: unknown, headings: readonly string[]): Columns {
  if (typeof written !== 'object' || written === null || Array.isArray(written))
    throw new Error('The map must be one JSON object, like {"id": "ref", "family": "surname"}.')
  const known = new Set(headings)
  const columns: Columns = {}
  const add = (word: string, heading: string) => {
    const field = fieldNamed(word)
    if (!field) throw new Error(`The map names '${word}', which is none of: ${FIELDS.join(', ')}.`)
    columns[field] = [...(columns[field] ?? []), heading]
  }
  for (const [left, right] of Object.entries(written)) {
    const all = [right].flat().filter(each => typeof each === 'string' && each !== '')
    if (all.length > 0 && all.every(each => known.has(each))) for (const heading of all) add(left, heading)
    else if (known.has(left)) for (const field of all) add(field, left)
    else if (all.length > 0)
      throw new Error(`The map names a column '${all.join("', '")}' that the file does not have.`)
  }
  return columns
}
