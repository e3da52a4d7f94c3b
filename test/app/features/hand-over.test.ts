import { describe, expect, test } from 'vitest'
import { mailLink, mapsLink, telephoneLink, webLink } from '../../../app/features/shared/hand-over.ts'
import { anAccount } from '../../support/rows.ts'

describe('what is handed over to the phone’s own apps', () => {
  test.each([
    ['030-0074321', 'tel:0300074321'],
    ['(5) 555-4729', 'tel:55554729'],
    ['+44 (0)20 7946 0018 ext. 12', 'tel:+442079460018'],
    ['(171) 555-7788', 'tel:1715557788'],
    ['ask Maria', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('the telephone number %s is dialled as %s', (phone, link) => {
    expect(telephoneLink(phone)).toBe(link)
  })

  test.each([
    ['maria@alfki.de', 'mailto:maria@alfki.de'],
    ['maria+tend@alfki.de', 'mailto:maria%2Btend@alfki.de'],
    ['maria@alfki.de?bcc=all@alfki.de', undefined],
    ['no address', undefined],
    [undefined, undefined],
  ])('the address %s becomes %s', (email, link) => {
    expect(mailLink(email)).toBe(link)
  })

  test('the way leads to the place when it is known', () => {
    const account = anAccount({
      name: 'Horn',
      town: 'London',
      place: { latitude: 51.5, longitude: -0.1, accuracy: 10 },
    })
    expect(mapsLink(account)).toBe('https://www.google.com/maps/dir/?api=1&destination=51.5%2C-0.1')
  })

  test('the way leads to the address when only that is known', () => {
    const account = anAccount({ name: 'Horn', address: '120 Hanover Sq.', town: 'London' })
    expect(mapsLink(account)).toContain(encodeURIComponent('Horn, 120 Hanover Sq., London'))
    expect(mapsLink(anAccount({ name: 'Horn' }))).toBeUndefined()
  })

  test.each([
    ['alfki.de', 'https://alfki.de'],
    ['http://alfki.de', 'http://alfki.de'],
    ['javascript:alert(1)', undefined],
    ['javascript://alert(1)', undefined],
    ['data://text', undefined],
    [undefined, undefined],
  ])('the website %s links to %s', (website, link) => {
    expect(webLink(website)).toBe(link)
  })
})
