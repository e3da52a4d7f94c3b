import type { Ports } from '../ports.ts'

/**
 * Takes the bytes of erased rows off the disk, after the commit that erased them; what a crash left is taken by the next start. Other rows
 * that hold the same bytes keep theirs.
 */
export async function forgetErased({ store, blobs }: Pick<Ports, 'store' | 'blobs'>, workspace: string) {
  for (const row of await store.transact(workspace, tables => tables.erased(workspace))) {
    await blobs.erase(workspace, row)
    await store.transact(workspace, tables => tables.forgetErased(workspace, row))
  }
}

/** The same for every workspace, when the server starts. */
export async function forgetAllErased(ports: Pick<Ports, 'store' | 'blobs'>) {
  const workspaces = await ports.store.transact(undefined, tables => tables.workspaces())
  for (const workspace of workspaces) await forgetErased(ports, workspace)
}
