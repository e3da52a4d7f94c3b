import type { Store, Tables } from '../../../server/store/store.ts'

/** Opens stores that note which methods of their tables are called. */
export function noting(newStore: () => Store) {
  const called = new Set<string>()
  const noted = (tables: Tables) =>
    new Proxy(tables, {
      get(target, name) {
        called.add(String(name))
        const method: unknown = Reflect.get(target, name)
        return typeof method === 'function' ? method.bind(target) : method
      },
    })
  const newNoted = (): Store => {
    const store = newStore()
    return {
      schema: store.schema,
      transact: (workspace, work) => store.transact(workspace, tables => work(noted(tables))),
      watch: (workspace, poke) => store.watch(workspace, poke),
      close: () => store.close(),
    }
  }
  return { newNoted, called }
}
