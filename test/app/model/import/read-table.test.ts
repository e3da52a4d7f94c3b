import { describe, expect, test } from 'vitest'
import { peopleOf } from '../../../../app/model/import/entry.ts'
import { fixture, readingOf } from '../../../support/import.ts'

describe('the Northwind customers', () => {
  test('are 91 accounts with 91 people', async () => {
    const { entries } = await readingOf(fixture('customers.csv'))
    expect(entries).toHaveLength(91)
    expect(entries.flatMap(peopleOf)).toHaveLength(91)
  })

  test('keep their accents, and their fax in About', async () => {
    const { entries } = await readingOf(fixture('customers.csv'))
    expect(entries.find(entry => entry.account.externalId === 'BERGS')).toEqual({
      rows: [6],
      account: {
        name: 'Berglunds snabbköp',
        externalId: 'BERGS',
        address: 'Berguvsvägen  8',
        town: 'Luleå',
        postalCode: 'S-958 22',
        country: 'Sweden',
        phone: '0921-12 34 65',
        about: 'fax: 0921-12 34 67',
      },
      parts: [{ noun: 'contact', fields: { name: 'Christina Berglund', role: 'Order Administrator' } }],
    })
  })

  test('have a town that begins with a number, which is pointed out', async () => {
    const { doubts } = await readingOf(fixture('customers.csv'))
    expect(doubts).toEqual([{ row: 62, why: 'town', text: '12Rio de Janeiro' }])
  })
})

describe('rows become accounts', () => {
  test('several rows of one account are one account with several people', async () => {
    const { entries } = await readingOf(fixture('salesforce-bom.csv'))
    expect(entries.map(entry => entry.account.name)).toEqual(['Café Zürich GmbH', 'Smørrebrød & Co – Århus'])
    expect(entries[0]?.rows).toEqual([2, 3])
    expect(entries[0]?.parts.map(part => part.fields.name)).toEqual(['Jürg Müller', 'Anna Weiß'])
  })

  test('the same folded name and town is the same account', async () => {
    const { entries } = await readingOf(
      'Company,City,Contact\nCafé  Olé,Zürich,Ada\nCAFE OLE,zurich,Bob\nCafé Olé,Bern,Eve\n',
    )
    expect(entries.map(entry => [entry.account.town, entry.parts.length])).toEqual([
      ['Zürich', 2],
      ['Bern', 1],
    ])
  })

  test('two external ids are two accounts, whatever they are called', async () => {
    const { entries } = await readingOf(
      'Customer no,Company,City\n1,Grocers,Leeds\n2,Grocers,Leeds\n1,Grocers Ltd,Leeds\n',
    )
    expect(entries.map(entry => entry.rows)).toEqual([[2, 4], [3]])
  })

  test('a row without an account’s name is left out and named', async () => {
    const { entries, doubts } = await readingOf(fixture('quoted.csv'))
    expect(entries.map(entry => entry.account.name)).toEqual(['Grocers, Brothers & Sons', 'Mill Lane Bakery'])
    expect(doubts).toEqual([
      { row: 4, why: 'no-name', text: 'Nowhere 1, Hull, no name here, Bob, bob@nowhere.example' },
    ])
  })

  test('spaces and invisible characters are no name', async () => {
    const { entries, doubts } = await readingOf('Company,City\n"\u200b ",Leeds\n')
    expect(entries).toEqual([])
    expect(doubts).toMatchObject([{ row: 2, why: 'no-name' }])
  })

  test('an address over two lines is one line', async () => {
    const { entries } = await readingOf(fixture('quoted.csv'))
    expect(entries[0]?.account.address).toBe('12 High Street, Back entrance')
  })

  test('what its field does not take stays in About, and is pointed out', async () => {
    const { entries, doubts } = await readingOf(
      'Company,Yearly value,Renewal,Status\nA,"about 5k",soon,Prospect\n',
    )
    expect(entries[0]?.account).toEqual({
      name: 'A',
      about: 'Yearly value: about 5k\nRenewal: soon\nStatus: Prospect',
    })
    expect(doubts.map(doubt => doubt.why)).toEqual(['kept-as-text', 'kept-as-text', 'kept-as-text'])
  })

  test('values, dates, cadence, tags and place are read', async () => {
    const { entries } = await readingOf(
      'Company,Yearly value,Renewal,Cadence,Tags,Latitude,Longitude,Key account\nA,"€ 48.000",3/31/2027,monthly,"Wine; Wholesale/Retail",51.5,-0.12,yes\n',
    )
    expect(entries[0]?.account).toEqual({
      name: 'A',
      value: 48000,
      currency: 'EUR',
      renewal: '2027-03-31',
      cadence: 30,
      'tag/wine': true,
      'tag/wholesale-retail': true,
      place: { latitude: 51.5, longitude: -0.12, accuracy: 0 },
      key: true,
    })
  })

  test('an owner is the member of that name; another name stays in About', async () => {
    const ownerOf = (text: string) => (text === 'Nancy Davolio' ? 'nancy' : undefined)
    const nancy = '0190f1a2-0000-7000-8000-000000000001'
    const { entries } = await readingOf(
      'Company,Owner\nA,Nancy Davolio\nB,Somebody\n',
      text => ownerOf(text) && nancy,
    )
    expect(entries.map(entry => entry.account)).toEqual([
      { name: 'A', owner: nancy },
      { name: 'B', about: 'Owner: Somebody' },
    ])
  })

  test('a person without a name goes by the e-mail address; a number alone is the account’s', async () => {
    const { entries } = await readingOf(
      'First name,Last name,Company,Email,Phone\n,,A,a@a.example,\n,,B,,+44 20 1234 5678\nEve,Hale,C,,\n',
    )
    expect(entries.map(entry => entry.parts.map(part => part.fields.name))).toEqual([
      ['a@a.example'],
      [],
      ['Eve Hale'],
    ])
    expect(entries[1]?.account.phone).toBe('+44 20 1234 5678')
  })

  test('a row with more cells than there are headings is pointed out, and nothing of it is lost', async () => {
    const { entries, doubts } = await readingOf('Company,City\nGrocers, Leeds,York\nB,Hull\n')
    expect(doubts).toMatchObject([{ row: 2, why: 'more-cells' }])
    expect(entries[0]?.account).toEqual({ name: 'Grocers', town: 'Leeds', about: 'C: York' })
  })
})
