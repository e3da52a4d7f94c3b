import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'

/**
 * IndexedDB on which the process can die. `crashIn(n)` lets the n-th request from now be the last one ever answered: its transaction
 * and every later one of this process is aborted unheard, as when a tab is killed. What was complete before stays.
 */
export class CrashingStore {
  readonly indexedDB = new IDBFactory()
  readonly IDBKeyRange = IDBKeyRange
  readonly #committed: (put: Put) => void
  #process: Process

  /** `committed` is told what each transaction has left on the disk. */
  constructor(committed: (put: Put) => void = () => {}) {
    this.#committed = committed
    this.#process = newProcess(committed)
  }

  /** A new process over the same disk: what the product is given as its `indexedDB`. */
  boot(): IDBFactory {
    this.#process = newProcess(this.#committed)
    return dyingFactory(this.indexedDB, this.#process)
  }

  crashIn(requests: number): Promise<void> {
    this.#process.left = requests
    return this.#process.died
  }

  /** The planned crash did not come to pass. */
  calm(): void {
    this.#process.left = Number.POSITIVE_INFINITY
  }

  get isDead(): boolean {
    return this.#process.dead
  }
}

/** The records one transaction has put, in their order, by store. */
export type Put = Map<string, unknown[]>

interface Process {
  left: number
  dead: boolean
  died: Promise<void>
  die(): void
  /** All it has begun: what of them is not complete goes with it. */
  transactions: Set<IDBTransaction>
  committed(put: Put): void
}

function newProcess(committed: (put: Put) => void): Process {
  let die: () => void = () => {}
  const died = new Promise<void>(resolve => {
    die = resolve
  })
  return { left: Number.POSITIVE_INFINITY, dead: false, died, die, transactions: new Set(), committed }
}

function dyingFactory(factory: IDBFactory, process: Process): IDBFactory {
  const patched = new WeakSet<object>()
  return wrap(factory, {
    open: (...args: [string, number?]) => {
      const request = factory.open(...args)
      for (const event of ['success', 'upgradeneeded']) {
        request.addEventListener(event, () => {
          const database = request.result
          if (patched.has(database)) return
          patched.add(database)
          const begin = database.transaction.bind(database)
          database.transaction = (...names: Parameters<typeof begin>) =>
            process.dead ? hollow() : mortal(begin(...names), process)
        })
      }
      return request
    },
  })
}

/** The process whose transaction it is, and what it has put so far. */
const owners = new WeakMap<IDBTransaction, { process: Process; put: Put }>()

function mortal(transaction: IDBTransaction, process: Process): IDBTransaction {
  const put: Put = new Map()
  owners.set(transaction, { process, put })
  process.transactions.add(transaction)
  transaction.addEventListener('complete', () => {
    process.transactions.delete(transaction)
    process.committed(put)
  })
  return transaction
}

const REQUESTS = [
  'get',
  'getAll',
  'getAllKeys',
  'getKey',
  'put',
  'add',
  'delete',
  'clear',
  'count',
  'openCursor',
  'openKeyCursor',
] as const

/** Counts the requests of a mortal transaction; at the last one it is aborted and nobody hears of it. */
for (const method of REQUESTS) {
  const call = IDBObjectStore.prototype[method] as (...args: unknown[]) => IDBRequest
  Reflect.set(IDBObjectStore.prototype, method, function (this: IDBObjectStore, ...args: unknown[]) {
    const owner = owners.get(this.transaction)
    if (!owner) return call.apply(this, args)
    const { process, put } = owner
    if (process.dead) return deaf()
    process.left -= 1
    if (process.left >= 0) {
      if (method === 'put' || method === 'add') put.set(this.name, [...(put.get(this.name) ?? []), args[0]])
      return call.apply(this, args)
    }
    process.dead = true
    for (const transaction of process.transactions) silence(transaction)
    process.die()
    return deaf()
  })
}

function silence(transaction: IDBTransaction): IDBTransaction {
  for (const handler of ['oncomplete', 'onabort', 'onerror'] as const) {
    Object.defineProperty(transaction, handler, { set: () => {}, get: () => null })
  }
  transaction.addEventListener = () => {}
  try {
    transaction.abort()
  } catch {
    // It had finished already: what is complete is complete.
  }
  return transaction
}

/** A transaction of a dead process: it takes everything and answers nothing. */
function hollow(): IDBTransaction {
  const store = new Proxy({}, { get: () => deaf })
  const nothing = {
    objectStore: () => store,
    addEventListener() {},
    removeEventListener() {},
    abort() {},
    commit() {},
  }
  return nothing as unknown as IDBTransaction
}

/** A request nobody will ever answer. */
function deaf(): IDBRequest {
  return { addEventListener() {}, removeEventListener() {} } as unknown as IDBRequest
}

function wrap<T extends object>(target: T, own: Partial<Record<keyof T, unknown>>): T {
  return new Proxy(target, {
    get: (_, key) => {
      const value = key in own ? own[key as keyof T] : Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
