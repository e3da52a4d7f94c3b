import type { Ports } from '../ports.ts'
import { type Access, can } from '../sync/access.ts'
import { type Attached, attachedBy } from './access.ts'
import type { Held } from './blobs.ts'

/**
 * How much of an attachment is held. When it lacks bytes that another row holds which this member may read, it gets them from there:
 * whoever hangs one photo on two notes sends it once. A row that may not be read gives nothing and is not noticed.
 */
export async function holdings(ports: Ports, access: Access, attached: Attached): Promise<Held> {
  const { blobs } = ports
  const held = await blobs.held(attached.at, attached.fits)
  if (held.isWhole) return held
  for (const twin of await twinsOf(ports, access, attached)) {
    const isWhole = (await blobs.held(twin.at, twin.fits)).isWhole
    if (isWhole && attached.fits(await blobs.head(twin.at)) && (await blobs.share(twin.at, attached.at)))
      return { bytes: attached.at.size, isWhole: true }
  }
  return held
}

async function twinsOf({ store }: Ports, access: Access, { id, at }: Attached): Promise<Attached[]> {
  const { workspace } = access
  return store.transact(workspace, async tables => {
    const rows = await tables.rowsWithBlob(workspace, at.hash)
    const twins = rows.filter(row => row.id !== id && can(access, 'read', row))
    return twins.flatMap(row => attachedBy(workspace, row) ?? []).filter(twin => twin.at.size === at.size)
  })
}
