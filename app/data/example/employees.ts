/** The people of Northwind Traders, by the number they have in its files. `me` is the first: the example is her book. */
export const EMPLOYEES = {
  1: { name: 'Nancy Davolio', email: 'nancy@northwind.example', role: 'rep' },
  2: { name: 'Andrew Fuller', email: 'andrew@northwind.example', role: 'manager' },
  3: { name: 'Janet Leverling', email: 'janet@northwind.example', role: 'rep' },
  4: { name: 'Margaret Peacock', email: 'margaret@northwind.example', role: 'rep' },
  5: { name: 'Steven Buchanan', email: 'steven@northwind.example', role: 'manager' },
  6: { name: 'Michael Suyama', email: 'michael@northwind.example', role: 'rep' },
  7: { name: 'Robert King', email: 'robert@northwind.example', role: 'rep' },
  8: { name: 'Laura Callahan', email: 'laura@northwind.example', role: 'admin' },
  9: { name: 'Anne Dodsworth', email: 'anne@northwind.example', role: 'rep' },
} as const

export type EmployeeCode = keyof typeof EMPLOYEES
