import { digest } from '../../app/model/digest.ts'
import type { Digest } from '../../app/model/protocol.ts'
import type { Tables } from '../store/store.ts'
import { type Access, readerOf } from './access.ts'

/** Digests of everything this member may read, in the transaction that also reads what a device has not yet been told. */
export async function digestsOf(tables: Tables, access: Access): Promise<Digest[]> {
  return digest(await tables.places(access.workspace, readerOf(access)))
}
