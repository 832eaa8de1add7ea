import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isApartByName } from './apart.ts'

test('sources of the electoral register and of care are known however they are written', () => {
  const apart =
    'carefirst,CareFirst6,social_services,Social Services,childrens-social-services,social-services,SOCIAL_CARE,SocialCare,adult-care,electoral,Electoral_Roll,electoral-register-2026,register of electors,e-roll,eroll,voters_roll,mosaic,Mosaic-Adults,liquidlogic lcs,LiquidLogic_EHM,liquid-logic,framework-i,Frameworki,care_director,core-logic,children-services,Childrens_Services,looked_after_children,safeguarding-hub,home_care,OLM-Eclipse,carers,ASC'
  for (const source of apart.split(',')) assert.ok(isApartByName(source), source)
})

test('others that only sound alike are not', () => {
  const others =
    'careers-service,healthcare-shop,customer-care,Customer_Care_2,streetcare,street-care,grounds_care,selector,crm,old-crm,social-housing,socialclub,election-staff-car-park,childcare-vouchers-shop,parking,revenues,medicare,scarecrow-trail,rolling-stock,polling-app,council-tax'
  for (const source of others.split(',')) assert.ok(!isApartByName(source), source)
})
