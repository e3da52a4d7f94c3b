import file from './customers.tsv?raw'
import { EMPLOYEES, type EmployeeCode } from './employees.ts'

/**
 * The customers of Northwind Traders as its files have them, with the employee who took most of their orders and what those
 * came to. A house number that had slid into a town is back in its place.
 */
export interface Customer {
  code: string
  name: string
  person: string
  role: string
  address: string
  town: string
  region: string
  postalCode: string
  country: string
  phone: string
  owner: EmployeeCode
  /** Whole euros; 0 for who never ordered. */
  value: number
  trade: string
}

const LINES = file.trimEnd().split('\n').slice(1)

export const CUSTOMERS: Customer[] = LINES.map(line => {
  const [code = '', name = '', person = '', role = '', address = '', town = '', ...rest] = line.split('\t')
  const [region = '', postalCode = '', country = '', phone = '', owner, value, trade = ''] = rest
  const seller = (Number(owner) in EMPLOYEES ? Number(owner) : 1) as EmployeeCode
  return {
    code,
    name,
    person,
    role,
    address,
    town,
    region,
    postalCode,
    country,
    phone,
    owner: seller,
    value: Number(value),
    trade,
  }
})
