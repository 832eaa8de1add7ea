import { type Columns as ColumnsOf, columnReader } from '../../../platform/importing/index.ts'

/**
 * What is known of a person, each with other names of its column; matching uses all but the last five. Everything but `id`
 * may be missing.
 */
const NAMES = {
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
  died: 'died dead deceased dateofdeath deathdate dod',
  doNotUse: 'donotuse donotcontact nocontact',
  uprn: 'uprn',
  language: 'language preferredlanguage spokenlanguage',
  organisation: 'organisation organization organisationname company companyname business businessname',
}

export type Field = keyof typeof NAMES
export type Columns = ColumnsOf<Field>

export const customerColumns = columnReader<Field>(NAMES)
