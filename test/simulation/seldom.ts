import type { SimulatedDevice } from './device.ts'
import type { World } from './world.ts'

/** What happens seldom: to members and their rights, to servers, and to devices as a whole. */
export async function happen(world: World): Promise<void> {
  const { random, server } = world
  const { device } = random.pick(world.lives)
  if (random.chance(0.3)) await confirm(world)
  const dice = random.next()
  if (dice < 0.25) await world.count('role', changeMember(world))
  else if (dice < 0.4) await world.count('server restart', server.boot())
  else if (dice < 0.55) await judgeHandIn(world)
  else if (dice < 0.7) await world.count('comparison', device.sync.check())
  else if (dice < 0.8) await lose(world, device)
  else if (dice < 0.9) await copy(world, device)
  else if (world.lives.length > 2) await world.count('revocation', server.revoke(device.id))
}

/** Until the admin has done so, a restored server gives the members nothing and takes nothing from them. */
export async function confirm(world: World): Promise<void> {
  if (await world.server.confirm()) world.add('members confirmed', 1)
}

async function changeMember({ random, members, server }: World): Promise<void> {
  const { member } = random.pick(members)
  if (member === members[0]!.member) return
  const patch = random.chance(0.5)
    ? { role: random.pick(['rep', 'rep', 'manager', 'admin']) }
    : { manager: random.pick(members).member }
  await server.changeMember(member, patch)
}

async function judgeHandIn({ random, server, count }: World): Promise<void> {
  const waiting = server.handedIn().filter(one => one.state === 'waiting')
  if (waiting.length === 0) return
  const as = random.pick(['accepted', 'back', 'discarded'])
  await count(`hand-in ${as}`, server.judge(random.pick(waiting).id, as))
}

/** Its databases, or all that the browser keeps for the site. */
async function lose(world: World, device: SimulatedDevice): Promise<void> {
  world.lastWritten.delete(device.name)
  world.mustReturn.delete(device)
  if (world.random.chance(0.5) || !world.losesDatabases)
    return world.count('eviction', device.evict(world.newId()))
  if (world.random.chance(0.1)) {
    device.spare.tear()
    world.add('second copy torn', 1)
  }
  await world.count('databases lost', device.loseDatabases())
  if (device.book.pending.count > 0) world.add('second copy brought back', 1)
}

async function copy(world: World, device: SimulatedDevice): Promise<void> {
  // The protocol before told no copy from its original.
  if (world.lives.length > 6 || device.tabs === 2 || device.isOld) return
  const other = await world.addDevice(device.me, device.id, device.session)
  other.close()
  await device.copyTo(other)
  other.cursor = 0
  world.add('copy', 1)
}
