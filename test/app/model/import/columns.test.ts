import { describe, expect, test } from 'vitest'
import { recogniseColumns, samplesOf, saysTheSameEverywhere } from '../../../../app/model/import/columns.ts'
import { fixture, tableIn } from '../../../support/import.ts'

async function columnsOf(source: Blob | string): Promise<Record<string, string>> {
  const table = await tableIn(source)
  const targets = recogniseColumns(table)
  return Object.fromEntries(table.headings.map((heading, column) => [heading, targets[column]!]))
}

describe('columns are recognised', () => {
  test('of the Northwind customers', async () => {
    expect(await columnsOf(fixture('customers.csv'))).toEqual({
      customerID: 'account.externalId',
      companyName: 'account.name',
      contactName: 'contact.name',
      contactTitle: 'contact.role',
      address: 'account.address',
      city: 'account.town',
      region: 'account.region',
      postalCode: 'account.postalCode',
      country: 'account.country',
      phone: 'account.phone',
      fax: 'about',
    })
  })

  test('of a Salesforce report of people', async () => {
    expect(await columnsOf(fixture('salesforce-bom.csv'))).toMatchObject({
      'Account Name': 'account.name',
      'Billing Street': 'account.address',
      'Billing Zip/Postal Code': 'account.postalCode',
      'Billing City': 'account.town',
      Phone: 'contact.phone',
      'Annual Revenue': 'about',
      'First Name': 'contact.first',
      'Last Name': 'contact.last',
      Title: 'contact.role',
      Email: 'contact.email',
    })
  })

  test.each([
    ['Firma;Ort;PLZ;Land;Ansprechpartner', 'Blondel;Bonn;53111;Deutschland;Ernst'],
    ['Razón social;Ciudad;Código postal;País;Persona de contacto', 'Bólido;Madrid;28023;España;Martín'],
    ['Клиент;Город;Индекс;Страна;Контактное лицо', 'Ромашка;Тверь;170000;Россия;Иван'],
  ])('of a sheet headed %s', async (headings, row) => {
    expect(Object.values(await columnsOf(`${headings}\n${row}\n`))).toEqual([
      'account.name',
      'account.town',
      'account.postalCode',
      'account.country',
      'contact.name',
    ])
  })

  test('of HubSpot companies', async () => {
    expect(await columnsOf(fixture('hubspot.csv'))).toMatchObject({
      'Record ID': 'account.externalId',
      'Company name': 'account.name',
      'Company Domain Name': 'account.website',
      'State/Region': 'account.region',
      'Country/Region': 'account.country',
      'Phone Number': 'account.phone',
      'Company owner': 'account.owner',
      Industry: 'account.tag',
      'Create Date': 'none',
      'Last Activity Date': 'none',
    })
  })

  test('of HubSpot contacts, whose record id is the person’s', async () => {
    expect(await columnsOf(fixture('hubspot-contacts.csv'))).toMatchObject({
      'Record ID': 'none',
      'First Name': 'contact.first',
      'Phone Number': 'contact.phone',
      'Associated Company': 'account.name',
      'Associated Company IDs': 'account.externalId',
    })
  })

  test('of Pipedrive', async () => {
    expect(await columnsOf(fixture('pipedrive.csv'))).toEqual({
      'Organization - Name': 'account.name',
      'Organization - Label': 'account.tag',
      'Organization - Address': 'account.address',
      'Organization - Owner': 'account.owner',
      'Person - Name': 'contact.name',
      'Person - Phone - Work': 'contact.phone',
      'Person - Email - Work': 'contact.email',
      'Organization - ID': 'account.externalId',
    })
  })

  test('of Zoho', async () => {
    expect(await columnsOf(fixture('zoho.csv'))).toMatchObject({
      'Record Id': 'account.externalId',
      'Account Owner': 'account.owner',
      'Billing Code': 'account.postalCode',
      Description: 'account.about',
      'Modified Time': 'none',
    })
  })

  test('of Dynamics', async () => {
    expect(await columnsOf(fixture('dynamics.csv'))).toMatchObject({
      '(Do Not Modify) Account': 'account.externalId',
      '(Do Not Modify) Row Checksum': 'none',
      '(Do Not Modify) Modified On': 'none',
      'Main Phone': 'account.phone',
      'Address 1: Street 1': 'account.address',
      'Address 1: ZIP/Postal Code': 'account.postalCode',
      'Primary Contact': 'contact.name',
      'Email (Primary Contact)': 'contact.email',
      Status: 'account.status',
    })
  })

  test('"Name" is the person’s where the company has a column of its own, else the company’s', async () => {
    expect(await columnsOf('Name,Company\nAda,Grocers\n')).toEqual({
      Name: 'contact.name',
      Company: 'account.name',
    })
    expect(await columnsOf('Name,City\nGrocers,Leeds\n')).toEqual({
      Name: 'account.name',
      City: 'account.town',
    })
  })

  test('by what the cells look like where the heading says nothing', async () => {
    const rows =
      'A,a@a.example,+44 20 1234 5678,https://a.example\nB,b@b.example,+44 20 8765 4321,www.b.example\n'
    expect(await columnsOf(`Company,First,Second,Third\n${rows}`)).toEqual({
      Company: 'account.name',
      First: 'account.email',
      Second: 'account.phone',
      Third: 'account.website',
    })
  })

  test('the second of two columns for one field is kept as text', async () => {
    expect(await columnsOf('Company,City,Town\nA,Leeds,York\n')).toMatchObject({
      City: 'account.town',
      Town: 'about',
    })
  })

  test('the e-mail of whoever has the account says who it is, and nothing beside their name', async () => {
    const rows = 'A,Ada,a@x.example\nB,Bob,b@x.example\n'
    expect(await columnsOf(`Company,Owner,Owner e-mail\n${rows}`)).toEqual({
      Company: 'account.name',
      Owner: 'account.owner',
      'Owner e-mail': 'none',
    })
    expect(await columnsOf(`Company,City,Owner email\n${rows}`)).toMatchObject({
      'Owner email': 'account.owner',
    })
  })

  test('an empty column is left out', async () => {
    expect(await columnsOf('Company,Region\nA,NULL\nB,\n')).toMatchObject({ Region: 'none' })
  })
})

test('samples are the first different cells, on one line and cut short', async () => {
  const table = await tableIn(`Company,Notes\nA,"one\ntwo"\nB,"one\ntwo"\nC,${'long '.repeat(20)}\n`)
  expect(samplesOf(table, 1)).toEqual(['one two', `${'long '.repeat(8).trimEnd()}…`])
})

test('an e-mail address that is the same on every row is noticed', async () => {
  const table = await tableIn('Company,E-mail\nA,x@x.example\nB,x@x.example\nC,x@x.example\n')
  expect(saysTheSameEverywhere(table, 1, 'contact.email')).toBe(true)
  expect(saysTheSameEverywhere(table, 1, 'account.tag')).toBe(false)
})
