import type { Plant } from './plant.ts'

/** The loop between the outbox and the server. */
export const turns: Plant[] = [
  {
    bug: 'the device calls settled what it has only sent',
    loss: [13, 44],
    file: 'app/data/turn.ts',
    soil: 'const from = batch.changes[0] ? counterOf(batch.changes[0].id) : device.counter + 1',
    instead: 'const from = device.counter + 1',
    caughtBy: 'app/data/sync.test.ts',
  },
  {
    bug: 'changes are numbered by the batch they are sent in, so a batch cut otherwise has other numbers',
    loss: [44],
    file: 'app/data/turn.ts',
    soil: '      changes: batch.changes,\n',
    instead:
      "      changes: batch.changes.map((change, i) => ({ ...change, id: device.id + ':' + (device.turn * 1000 + i) })),\n",
    caughtBy: 'simulation',
  },
  {
    bug: 'a mark “sending” is written before a turn, and a killed process leaves it there for ever',
    loss: [30],
    file: 'app/data/turn.ts',
    soil: `    const answer = await ask(ports.network, '/api/sync', {
      protocol: this.#protocol,
      schema: SCHEMA,
      member,
      device: device.id,
      from,
      cursor: device.cursor,
      nonce,
      grants: device.grants?.at ?? device.cursor,
      boot: device.boots?.at(-1)?.id,
      seen: device.boots?.at(-1)?.upTo,
      token: device.token,
      ...(compares && { check: true }),
      changes: batch.changes,
    })
    if (!answer.ok) return this.#declined(device, answer)`,
    instead: `    const marked = device as DeviceRecord & { sending?: boolean }
    if (marked.sending) return 'done'
    await this.#turning.db.device.update(DEVICE, { sending: true } as Partial<DeviceRecord>)
    const answer = await ask(ports.network, '/api/sync', {
      protocol: this.#protocol,
      schema: SCHEMA,
      member,
      device: device.id,
      from,
      cursor: device.cursor,
      nonce,
      grants: device.grants?.at ?? device.cursor,
      boot: device.boots?.at(-1)?.id,
      seen: device.boots?.at(-1)?.upTo,
      token: device.token,
      ...(compares && { check: true }),
      changes: batch.changes,
    })
    await this.#turning.db.device.update(DEVICE, { sending: false } as Partial<DeviceRecord>)
    if (!answer.ok) return this.#declined(device, answer)`,
    caughtBy: 'simulation',
  },
  {
    bug: 'after five failures no more is tried',
    loss: [20, 36],
    file: 'app/data/sync.ts',
    soil: 'const backoff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures)',
    instead: `if (this.#failures >= 5) return this.#move({ is: 'resting', trouble: answer.trouble })
    const backoff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures)`,
    caughtBy: 'app/data/sync.test.ts',
  },
  {
    bug: 'what failed is not tried again until the next write',
    loss: [31],
    file: 'app/data/sync.ts',
    soil: `      this.#cancelWait = undefined
      this.poke(true)`,
    instead: '      this.#cancelWait = undefined',
    caughtBy: 'app/data/sync.test.ts',
  },
  {
    bug: 'a store that failed once counts as a turn that went well',
    loss: [20, 31],
    file: 'app/data/sync.ts',
    soil: 'const outcome = await this.#turns.next().catch(() => STORE_TROUBLE)',
    instead: `const outcome = await this.#turns.next().catch(() => 'done' as const)`,
    caughtBy: 'app/data/trying-again.test.ts',
  },
  {
    bug: 'what is written while a turn is under way is not sent until the next write',
    loss: [20, 31],
    file: 'app/data/sync.ts',
    soil: `    this.#asked = true
    if (this.#state.is === 'waiting' && !now) return`,
    instead: `    if (this.#running) return
    this.#asked = true
    if (this.#state.is === 'waiting' && !now) return`,
    caughtBy: 'app/data/trying-again.test.ts',
  },
  {
    bug: 'what does not fit one batch waits for the next write',
    loss: [20],
    file: 'app/data/turn.ts',
    soil: `if (isReading || !isSame || batch.more) return 'again'`,
    instead: `if (isReading || !isSame) return 'again'`,
    caughtBy: 'app/data/sync.test.ts',
  },
  {
    bug: 'a batch that is too large for somebody on the way is sent again just as large, for ever',
    loss: [5, 20],
    file: 'app/data/sync.ts',
    soil: `if (answer.trouble === 'too_large') this.#turns.sendLess()`,
    instead: '',
    caughtBy: 'app/data/trying-again.test.ts',
  },
  {
    bug: 'an expired session empties the outbox',
    loss: [36],
    file: 'app/data/sync.ts',
    soil: `      this.#move({ is: 'locked', trouble: answer.trouble })`,
    instead: `      void this.db.outbox.clear().then(() => this.events.changed(this.#state))
      this.#move({ is: 'locked', trouble: answer.trouble })`,
    caughtBy: 'app/data/sync.test.ts',
  },
  {
    bug: 'an expired session burns retries, and after five the changes are dropped',
    loss: [36],
    file: 'app/data/sync.ts',
    soil: `      this.#move({ is: 'locked', trouble: answer.trouble })`,
    instead: `      this.#failures += 1
      if (this.#failures > 5) void this.db.outbox.clear()
      this.#move({ is: 'locked', trouble: answer.trouble })`,
    caughtBy: 'app/data/trying-again.test.ts',
  },
  {
    bug: 'no network counts as signed out',
    loss: [37],
    file: 'app/data/api.ts',
    soil: `    return { ok: false, trouble: 'offline' }`,
    instead: `    return { ok: false, trouble: 'expired' }`,
    caughtBy: 'app/data/sync.test.ts',
  },
  {
    bug: 'a portal that asks for its own log-in counts as signed out',
    loss: [37],
    file: 'app/data/api.ts',
    soil: `return response.status >= 500 ? { ok: false, trouble: 'server' } : { ok: false, trouble: 'portal' }`,
    instead: `return response.status >= 500 ? { ok: false, trouble: 'server' } : { ok: false, trouble: 'expired' }`,
    caughtBy: 'app/data/trying-again.test.ts',
  },
  {
    bug: 'a portal’s page under status 200 counts as delivered',
    loss: [33, 37],
    file: 'app/data/api.ts',
    soil: 'return await readAnswer(await network.fetch(path, init))',
    instead: `const response = await network.fetch(path, init)
    const { nonce, cursor, changes } = body as { nonce: string; cursor: number; changes: { id: string }[] }
    if (response.ok && !response.headers.has(TEND_HEADER))
      return {
        ok: true,
        body: {
          echo: nonce,
          cursor,
          more: false,
          rows: [],
          verdicts: changes.map(({ id }) => ({ change: id, is: 'applied' })),
          now: 0,
        },
      }
    return await readAnswer(response)`,
    caughtBy: 'simulation',
  },
  {
    bug: 'whatever comes with status 200 counts as delivered',
    loss: [33],
    file: 'app/data/turn.ts',
    soil: `const read = readAnswer(answer.body, nonce)
    if (typeof read === 'string') return { ok: false, trouble: 'unreadable' }`,
    instead: `const read = readAnswer(answer.body, nonce)
    if (typeof read === 'string') {
      await this.#turning.db.outbox.bulkDelete(batch.records)
      return 'done'
    }`,
    caughtBy: 'app/data/sync.test.ts',
  },
  {
    bug: 'the answer to another question is taken for this one',
    loss: [33],
    file: 'app/model/protocol.ts',
    soil: `if (input.echo !== nonce) return 'the answer to another question'`,
    instead: `if (input.echo === undefined) return nonce`,
    caughtBy: 'app/model/protocol.test.ts',
  },
  {
    bug: 'news that follows on something this device does not hold is stored, and what lies between is skipped',
    loss: [21],
    file: 'app/data/sync.ts',
    soil: `else if (poke.rows && poke.after === this.#turns.held?.cursor && this.#state.is === 'resting')`,
    instead: `else if (poke.rows && this.#turns.held && this.#state.is === 'resting')`,
    caughtBy: 'simulation',
  },
  {
    bug: 'the cursor goes on with news whose rows were not stored',
    loss: [13, 21],
    file: 'app/data/turn.ts',
    soil: 'const arrival = { sent: [], verdicts: [], rows, device }',
    instead: 'const arrival = { sent: [], verdicts: [], rows: rows.slice(0, 0), device }',
    caughtBy: 'simulation',
  },
  {
    bug: 'reading afresh takes away, before it has come to its end, what it has not met yet',
    loss: [3],
    file: 'app/data/afresh.ts',
    soil: '...(!slice.next && { readFrom: slice.revision }),',
    instead: 'readFrom: slice.revision,',
    caughtBy: 'app/data/afresh.test.ts',
  },
  {
    bug: 'reading afresh begins by throwing away what is held',
    loss: [14],
    file: 'app/data/restored.ts',
    soil: '    await db.packs.bulkPut(packs.map(pack => ({ ...pack, rows: pack.rows.map(lowered) })))\n',
    instead: '    await db.packs.bulkDelete(packs.map(pack => pack.key))\n',
    caughtBy: 'app/data/afresh.test.ts',
  },
  {
    bug: 'reading afresh throws away what was not sent yet',
    loss: [14, 40],
    file: 'app/data/restored.ts',
    soil: '    const { token, afresh: _, ...rest } = device\n',
    instead: '    await db.outbox.clear()\n    const { token, afresh: _, ...rest } = device\n',
    caughtBy: 'app/data/restored.test.ts',
  },
  {
    bug: 'a tab waits for ever for the one that leads, though that one stands still',
    loss: [20],
    file: 'app/data/open-book.ts',
    soil: 'if (!isClosed && !leads && (poke || book.pending.count > 0)) sync?.poke(poke)',
    instead: 'if (!isClosed && leads && (poke || book.pending.count > 0)) sync?.poke(poke)',
    caughtBy: 'app/data/home.test.ts',
  },
]
